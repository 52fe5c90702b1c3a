// A secret that is shown once can be copied with one press; without a clipboard it is selected whole.
const buttons = document.querySelectorAll("[data-copy]");

const copy = async (button) => {
  const secret = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(secret.textContent.trim());
  button.textContent = "Copied";
};

if (navigator.clipboard) {
  buttons.forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  });
}
