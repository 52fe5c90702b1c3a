// What HTML cannot do: keep the privacy cover from page to page, one key for it, moving along a
// sheet, and a key for each button that names one (data-key). Loaded before the page is painted,
// so that covered names never flash up.
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

const rows = () => [...document.querySelectorAll(".sheet tbody tr[tabindex]")];
const here = () => document.activeElement?.closest(".sheet tbody tr[tabindex]");

const move = (step) => {
  const all = rows();
  if (!all.length) return;
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(here()) + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

const choose = () => here()?.querySelector("input[type=checkbox]")?.click();

const open = () => here()?.querySelector("th a, a")?.click();

const chooseNone = () => {
  document.querySelectorAll(".sheet input:checked").forEach((box) => box.click());
};

const acts = {
  ".": () => document.getElementById("cover")?.click(),
  "/": () => document.getElementById("find")?.focus(),
  "?": () => document.getElementById("keys")?.togglePopover(),
  j: () => move(1),
  k: () => move(-1),
  x: choose,
};

const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (typing(event.target)) event.target.blur();
    else if (!document.querySelector(":popover-open")) chooseNone();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "Enter" && event.target === here()) return open();
  const named = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const act = named ? () => named.click() : acts[event.key];
  if (!act) return;
  act();
  event.preventDefault();
});
