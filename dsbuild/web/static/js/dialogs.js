// The keys inside the queue's dialogs: a digit is a reason to skip, Ctrl Enter keeps a note.
import { answer, byId } from "./dom.js";

/** Wires them. */
export function wireDialogKeys() {
  byId("skip").addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = byId("skip").querySelectorAll(".stack button")[Number(event.key) - 1];
    if (button) answer(byId("skip"), button.value);
  });
  byId("noting").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) answer(byId("noting"), "keep");
  });
}
