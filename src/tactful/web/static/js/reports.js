// Printing needs a script; without one the browser's own menu does it, and the button stays away.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
