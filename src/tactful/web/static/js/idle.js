// The front desk is public: a screen that nobody has touched for a while covers names and amounts.
// How long is a setting of the practice; the key of the cover shows them again.
const patience = Number(document.documentElement.dataset.idle) * 60_000;
let touched = Date.now();

const note = () => { touched = Date.now(); };

const look = () => {
  const cover = document.getElementById("cover");
  if (cover && !cover.checked && Date.now() - touched >= patience) cover.click();
};

if (patience > 0) {
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    document.addEventListener(kind, note, { passive: true });
  }
  setInterval(look, 5_000);
}
