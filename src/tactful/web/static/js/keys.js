// What HTML cannot do: one key for the privacy cover, and moving along the worklist.
const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea");

const move = (step) => {
  const rows = [...document.querySelectorAll(".sheet tbody tr[tabindex]")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement?.closest("tr"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next.focus();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const cover = document.getElementById("cover");
  if (event.key === "." && cover) cover.click();
  else if (event.key === "j" || event.key === "ArrowDown") move(1);
  else if (event.key === "k" || event.key === "ArrowUp") move(-1);
  else return;
  event.preventDefault();
});

// The choice survives the next page; it is about this screen, not about a person.
const cover = document.getElementById("cover");
if (cover) {
  cover.checked = sessionStorage.getItem("cover") === "on";
  cover.addEventListener("change", () => sessionStorage.setItem("cover", cover.checked ? "on" : "off"));
}
