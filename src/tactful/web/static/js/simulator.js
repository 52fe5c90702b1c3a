// Speaking to the pretend phone, and being read to: the browser's own hearing and voice. Nothing is
// sent anywhere by us; the words land in the box, and a person presses Send. Without these parts of
// the browser the buttons stay hidden and everything else works.
const Hearing = window.SpeechRecognition || window.webkitSpeechRecognition;
const voice = window.speechSynthesis;
let hearing = null;

const show = (name) => document.querySelectorAll(`[data-${name}]`).forEach((one) => { one.hidden = false; });

const toTheEnd = () => {
  const talk = document.getElementById("talk");
  if (talk) talk.scrollTop = talk.scrollHeight;
};

const ready = () => {
  if (Hearing) show("speak");
  if (voice && document.querySelector("[data-aloud]")) show("read-aloud");
  toTheEnd();
};

const listen = (button) => {
  if (hearing) return hearing.stop();
  const box = document.getElementById("words");
  const before = box.value;
  hearing = new Hearing();
  hearing.lang = document.documentElement.lang || "en-US";
  hearing.interimResults = true;
  hearing.onresult = (event) => {
    const heard = [...event.results].map((result) => result[0].transcript).join("");
    box.value = [before, heard.trim()].filter(Boolean).join(" ");
  };
  hearing.onend = () => {
    hearing = null;
    button.setAttribute("aria-pressed", "false");
    button.textContent = "Speak";
    box.focus();
  };
  button.setAttribute("aria-pressed", "true");
  button.textContent = "Stop";
  hearing.start();
};

const readAloud = () => {
  const said = [...document.querySelectorAll("[data-aloud]")].at(-1);
  const words = said?.querySelector(".words") ?? said;
  if (!words) return;
  voice.cancel();
  voice.speak(new SpeechSynthesisUtterance(words.textContent.trim()));
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-speak]")) listen(button);
  if (button?.matches("[data-read-aloud]")) readAloud();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.id !== "words") return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
document.addEventListener("htmx:afterSettle", ready);
document.addEventListener("DOMContentLoaded", ready);
