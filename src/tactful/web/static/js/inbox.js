// The message that htmx has put beside the list: the list shows which it is, and reading goes on in it.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "message") return;
  const list = document.querySelector(".triage");
  list.classList.add("one");
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const here = event.detail.requestConfig?.elt?.closest(".triage-list a");
  here?.setAttribute("aria-current", "true");
  document.getElementById("this")?.focus();
});
