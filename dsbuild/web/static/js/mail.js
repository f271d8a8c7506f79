// The outbox of whoever is signed in, its light in the top bar, and what happens to an event that is refused.
import { uuid } from "./api.js";
import { answer, ask, byId, el, fill, say } from "./dom.js";
import { outbox } from "./outbox.js";
import { answerWords, when } from "./words.js";

const user = document.documentElement.dataset.user;
const listeners = { arrived: [], elsewhere: [], refused: [] };

/** Calls `listener(event, receipt)` when the server has an event. */
export const onArrived = (listener) => listeners.arrived.push(listener);
/** Calls `listener(event)` when the same person made an event in another tab. */
export const onElsewhere = (listener) => listeners.elsewhere.push(listener);
/** Calls `listener(event, choice)` when a refused event was let go (`theirs`) or sent again (`mine`). */
export const onRefused = (listener) => listeners.refused.push(listener);

function show({ waiting, refused, offline, stopped }) {
  const light = byId("saved");
  const told = (number, words) => `${number} ${number === 1 ? "decision" : "decisions"} ${words}`;
  if (stopped) {
    light.dataset.state = "stopped";
    fill(light, `${told(waiting, "kept here")} · `, el("a", { href: `/login?next=${encodeURIComponent(location.pathname)}` }, "sign in again"));
  } else if (offline && waiting) {
    light.dataset.state = "offline";
    fill(light, `Offline · ${told(waiting, "kept here")}`);
  } else if (waiting) {
    light.dataset.state = "waiting";
    fill(light, `Saving ${waiting}…`);
  } else if (refused) {
    light.dataset.state = "stopped";
    fill(light, el("button", { type: "button", className: "quiet", onclick: () => settle() }, `${refused} not saved: look`));
  } else {
    light.dataset.state = "saved";
    fill(light, "All saved");
  }
}

/** The outbox, or null where nobody is signed in. */
export const box = user
  ? outbox(user, {
      changed: show,
      arrived: (event, receipt) => listeners.arrived.forEach((listener) => listener(event, receipt)),
      elsewhere: (event) => listeners.elsewhere.forEach((listener) => listener(event)),
      refused: () => settle(),
    })
  : null;

/** Keeps and sends an event: its id is made here. Gives the event; throws when this computer cannot keep it. */
export function post(body) {
  const event = { id: uuid(), ...body };
  box.add(event);
  return event;
}

let settling = false;
/** Shows the events that were refused, one after another, until each is put right or left for later. */
async function settle() {
  if (settling) return;
  settling = true;
  try {
    for (const { event, fault } of box.faults()) {
      const choice = await choose(event, fault);
      if (choice === "mine") {
        const again = { ...event, id: uuid() };
        if (fault.body.revision !== undefined) again.revision = fault.body.revision;
        box.drop(event.id);
        box.add(again);
        listeners.refused.forEach((listener) => listener(again, "mine", fault));
      } else if (choice === "theirs") {
        box.drop(event.id);
        listeners.refused.forEach((listener) => listener(event, "theirs", fault));
      } else {
        break;
      }
    }
  } finally {
    settling = false;
  }
}

function choose(event, fault) {
  const dialog = byId("refused");
  if (dialog.open) return Promise.resolve("later");
  for (const other of document.querySelectorAll("dialog[open]")) answer(other, "");
  const conflict = fault.status === 409 && fault.body.mine;
  byId("refused-title").textContent = conflict ? "Somebody decided this meanwhile" : "The server did not take this";
  byId("refused-why").textContent = conflict ? "Both are kept until you say which holds." : (fault.body.detail ?? "");
  const theirs = fault.body.theirs;
  fill(
    byId("refused-both"),
    side("Yours", conflict ? fault.body.mine : event),
    conflict ? side(theirs ? `${theirs.by}’s` : "As it is now", theirs) : null,
  );
  byId("refused-when").textContent = theirs ? `Theirs: ${when(theirs.at)}` : "";
  byId("refused-mine").textContent = conflict ? "Keep mine" : "Try again";
  byId("refused-theirs").textContent = conflict ? "Take theirs" : "Let go of mine";
  say(byId("refused-title").textContent);
  return ask(dialog);
}

function side(title, version) {
  const panel = el("section", { className: "panel" }, el("h3", {}, title));
  panel.append(el("p", {}, version ? answerWords(version) : "not decided"));
  const note = version?.note || version?.reason || version?.text;
  if (note) panel.append(el("p", { className: "small" }, note));
  return panel;
}

if (box?.faults().length) settle();
