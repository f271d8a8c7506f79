// Forms that send JSON. `data-send` is where to; each field's name is a key of the object, `data-as` says what
// of: number (empty: null), share (percent) or lines (a list). What comes back is told in the form's `.told`.
// `data-token` adds the token of a one-time link, which stands behind `#`; `data-now` sends at once.
import { send } from "./api.js";
import { el, fill } from "./dom.js";

const READ = {
  number: (field) => (field.value.trim() === "" ? null : Number(field.value)),
  share: (field) => Number(field.value) / 100,
  lines: (field) => field.value.split("\n").map((line) => line.trim()).filter(Boolean),
};

/** The object that a form says. A name with a dot (`keys.accept`) is a key inside an object. */
export function said(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || (field.type === "radio" && !field.checked)) continue;
    const value = field.type === "checkbox" ? field.checked : (READ[field.dataset.as]?.(field) ?? null);
    const told = field.type === "checkbox" || field.dataset.as in READ ? value : field.value;
    const [outer, inner] = field.name.split(".");
    if (!inner) body[outer] = told;
    else {
      body[outer] ??= {};
      if (told !== "") body[outer][inner] = told;
    }
  }
  return body;
}

/** Wires every form of the page. */
export function wireForms() {
  for (const form of document.querySelectorAll("form[data-send]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(form);
    });
    if ("now" in form.dataset) submit(form);
  }
}

async function submit(form) {
  const told = form.querySelector(".told");
  const buttons = [...form.querySelectorAll("button")];
  buttons.forEach((button) => (button.disabled = true));
  try {
    const answer = await send(form.dataset.send, { ...said(form), ...extra(form) });
    tell(told, false, answer.detail ?? "Saved.");
    if (answer.link) told.append(el("p", { className: "mono" }, answer.link));
    if (answer.next) location.assign(answer.next);
    else if (form.dataset.after === "reload" && !answer.link) location.reload();
  } catch (fault) {
    tell(told, true, fault.message);
  } finally {
    buttons.forEach((button) => (button.disabled = false));
  }
}

function extra(form) {
  return "token" in form.dataset ? { token: location.hash.slice(1) } : {};
}

function tell(place, wrong, words) {
  place.classList.toggle("wrong", wrong);
  fill(place, words);
}
