// What stands in the place of a sentence: the warning before a batch, a break, the cap of a day, the end.
import { send } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { clock } from "./words.js";

const WARNED = "dsbuild.warned";
const AGAIN = 2 * 60 * 60 * 1000;
let timer = 0;

/** Whether the warning was read in this tab not long ago, so that a reload goes straight on. */
export function restore() {
  return Date.now() - Number(sessionStorage.getItem(WARNED) ?? 0) < AGAIN;
}

/**
 * Fills the panel with what is to be said now: `fetching`, `begin`, `break`, `cap`, `nothing` or `fault`.
 * `begin({carryOn})` goes on.
 */
export function offerRest(place, state, { batch = null, since = 0, fault = null, begin }) {
  clearTimeout(timer);
  place.dataset.state = state;
  const go = (words, carryOn = false, className = "primary") =>
    el("button", { type: "button", className, onclick: () => begin({ carryOn }) }, words);
  const says = {
    fetching: () => [el("p", {}, "Fetching sentences…")],
    fault: () => [
      el("h2", {}, "No sentence could be fetched"),
      el("p", {}, fault.message),
      el("p", {}, "What you decided is kept on this computer and is sent as soon as it can be."),
      go("Try again"),
    ],
    cap: () => [
      el("h2", {}, "That is enough for today"),
      el("p", {}, `You looked at ${batch.exposure.today + since} sentences; the cap of a day is ${batch.exposure.cap}.`),
      el("p", {}, el("a", { href: "/settings" }, "Change your cap")),
    ],
    break: () => [
      el("h2", {}, "Time for a break"),
      el("p", {}, `You looked at ${batch.exposure.break_after} sentences in a row. Get up, look at something far away.`),
      batch.exposure.pause_until ? el("p", {}, `The queue goes on at ${clock(batch.exposure.pause_until)}.`) : null,
      el("div", { className: "actions centred" }, go("I am back"), go("Go on without a break", true, "quiet")),
      el("p", { className: "small" }, el("a", { href: "/settings" }, "How often breaks come")),
    ],
    nothing: () => [
      el("h2", {}, "Nothing waits for you"),
      el("p", {}, "Every sentence that needs somebody is decided, or somebody is at it now."),
      el("div", { className: "actions centred" },
        el("a", { className: "button", href: "/articles" }, "Articles"), el("a", { className: "button", href: "/progress" }, "Progress"), go("Look again", false, "")),
    ],
    begin: () => [
      el("h2", {}, "Before you begin"),
      el("p", {}, batch.warning),
      el("p", { className: "muted" }, "Context is folded away until you ask for it. Skip what you like: nobody counts skips."),
      el("p", { className: "muted" }, `${waitingWords(batch.waiting)} besides the ${batch.items.length} in your hands.`),
      el("div", { className: "actions centred" }, begins(begin)),
      el("p", { className: "small" }, el("a", { href: "/settings" }, "Breaks, a cap a day, topics you would rather not see")),
    ],
  };
  fill(place, ...says[state]());
  if (state === "break" || state === "nothing") sessionStorage.removeItem(WARNED);
  if (state === "begin") place.querySelector("button").focus();
  const until = batch?.exposure.pause_until;
  if (state === "break" && until) timer = setTimeout(() => begin({}), Math.max(1000, new Date(until) - Date.now()));
}

function begins(begin) {
  return el("button", { type: "button", className: "primary", onclick: () => {
    sessionStorage.setItem(WARNED, String(Date.now()));
    begin({});
  } }, "Begin", el("kbd", { className: "hint" }, "Enter"));
}

const waitingWords = (waiting) => (waiting >= 1000 ? "More than 1,000 wait" : `${waiting} ${waiting === 1 ? "waits" : "wait"}`);

/** Takes a break now: gives back what is in hand and warns anew on return. */
export async function rest() {
  await send("/api/break", {}).catch(() => {});
  sessionStorage.removeItem(WARNED);
  location.assign("/progress");
}
