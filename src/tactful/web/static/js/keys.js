// What HTML cannot do: keep the privacy cover from page to page, one key for it, and moving along
// the worklist. Loaded before the page is painted, so that covered names never flash up.
const root = document.documentElement;
const covered = () => sessionStorage.getItem("cover") === "on";
if (covered()) root.dataset.covered = "";

document.addEventListener("DOMContentLoaded", () => {
  const cover = document.getElementById("cover");
  if (!cover) return;
  cover.checked = covered();
  delete root.dataset.covered;
  cover.addEventListener("change", () => sessionStorage.setItem("cover", cover.checked ? "on" : "off"));
});

const move = (step) => {
  const rows = [...document.querySelectorAll(".sheet tbody tr[tabindex]")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement?.closest("tr"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

const acts = {
  ".": () => document.getElementById("cover")?.click(),
  "/": () => document.getElementById("find")?.focus(),
  j: () => move(1),
  k: () => move(-1),
};

const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = acts[event.key];
  if (!act) return;
  act();
  event.preventDefault();
});
