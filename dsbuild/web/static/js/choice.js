// What is chosen for the sentence on the screen, beside what the rules say and what was said before.
import { byId, el, fill } from "./dom.js";
import { answerWords } from "./words.js";

/** Draws the choice of an entry; `review` tells whether its reader may decide. */
export function drawChoice(entry, review) {
  const { item } = entry;
  const press = (id, on) => byId(id).setAttribute("aria-pressed", String(on));
  press("reportage", !entry.extremist);
  press("speech", entry.extremist);
  press("casualty", entry.casualty);
  const same = entry.extremist === item.rules.extremist && entry.casualty === item.rules.casualty;
  byId("accept-words").textContent = item.mine || entry.done ? "Save again" : same ? "Accept" : "Save the change";
  const state = entry.done === "decide" || item.mine ? `You said: ${answerWords(item.mine)}. ` : entry.done === "skip" ? "You skipped this one. " : "";
  byId("what").textContent = state + (same ? "As the rules say." : `The rules say ${answerWords(item.rules)}.`);
  byId("note-line").hidden = !entry.note;
  byId("note-line").textContent = entry.note ? `Note: ${entry.note}` : "";
  const held = !review ? "Your role looks on; it does not decide." : item.others_hold ? `${item.others_hold} is at this sentence now.` : "";
  byId("held").hidden = !held;
  byId("held").textContent = held;
  byId("deciding").hidden = Boolean(held);
}

/** Tells what went wrong, above the sentence. */
export function complain(words) {
  fill(byId("told"), el("p", { className: "told wrong" }, words));
}
