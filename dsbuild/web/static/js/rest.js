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

/** Fills the panel with what is to be said now; `begin({carryOn})` goes on. */
export function offerRest(place, { batch = null, due = false, fault = null, asking = false, begin }) {
  clearTimeout(timer);
  const go = (words, carryOn = false, className = "primary") =>
    el("button", { type: "button", className, onclick: () => begin({ carryOn }) }, words);
  if (fault) {
    fill(place, el("h2", {}, "No sentence could be fetched"), el("p", {}, fault.message),
      el("p", {}, "What you decided is kept on this computer and is sent as soon as it can be."), go("Try again"));
    return;
  }
  if (asking) return fill(place, el("p", {}, "Fetching sentences…"));
  const { exposure, items, waiting, warning } = batch;
  if (exposure.pause === "cap") {
    fill(place, el("h2", {}, "That is enough for today"),
      el("p", {}, `You looked at ${exposure.today} sentences; the cap of a day is ${exposure.cap}. Everything is saved.`),
      el("p", {}, el("a", { href: "/settings" }, "Change your cap")));
    return;
  }
  if (exposure.pause === "break" || due) {
    sessionStorage.removeItem(WARNED);
    const until = exposure.pause_until;
    fill(place, el("h2", {}, "Time for a break"),
      el("p", {}, `You looked at ${exposure.break_after ?? exposure.since_break} sentences in a row. Get up, look at something far away.`),
      until ? el("p", {}, `The queue goes on at ${clock(until)}.`) : null,
      el("div", { className: "actions centred" }, go("I am back", false), go("Go on without a break", true, "quiet")),
      el("p", { className: "small" }, el("a", { href: "/settings" }, "How often breaks come")));
    if (until) timer = setTimeout(() => begin(), Math.max(1000, new Date(until) - Date.now()));
    return;
  }
  if (!items.length) {
    sessionStorage.removeItem(WARNED);
    fill(place, el("h2", {}, "Nothing waits for you"),
      el("p", {}, "Every sentence that needs somebody is decided, or somebody is at it now."),
      el("div", { className: "actions centred" }, el("a", { className: "button", href: "/articles" }, "Articles"), el("a", { className: "button", href: "/progress" }, "Progress"), go("Look again", false, "")));
    return;
  }
  fill(place, el("h2", {}, "Before you begin"), el("p", {}, warning),
    el("p", { className: "muted" }, "Context is folded away until you ask for it. Skip what you like: nobody counts skips."),
    el("p", { className: "muted" }, `${waitingWords(waiting)} besides the ${items.length} in your hands.`),
    el("div", { className: "actions centred" }, begins(begin)),
    el("p", { className: "small" }, el("a", { href: "/settings" }, "Breaks, a cap a day, topics you would rather not see")));
  place.querySelector("button").focus();
}

function begins(begin) {
  return el("button", { type: "button", className: "primary", onclick: () => {
    sessionStorage.setItem(WARNED, String(Date.now()));
    begin({});
  } }, "Begin", el("kbd", { className: "hint" }, "Enter"));
}

const waitingWords = (waiting) => (waiting >= 1000 ? "More than 1,000 wait" : `${waiting} ${waiting === 1 ? "waits" : "wait"}`);

/** How far one is: today, until the next break, what waits; with a break whenever one likes. */
export function tellPace(batch, since) {
  if (!batch) return (byId("pace-panel").hidden = true);
  const { exposure, waiting } = batch;
  const left = exposure.break_after ? Math.max(0, exposure.break_after - exposure.since_break - since) : null;
  const row = (name, value) => (value === null ? [] : [el("dt", {}, name), el("dd", {}, String(value))]);
  fill(byId("pace"),
    el("dl", {}, ...row("Today", exposure.today + since), ...row("Until the break", left),
      ...row("Cap of the day", exposure.cap), ...row("Waiting", waiting >= 1000 ? "over 1,000" : waiting)),
    el("button", { type: "button", className: "quiet", onclick: rest }, "Take a break now"));
  return undefined;
}

async function rest() {
  await send("/api/break", {}).catch(() => {});
  sessionStorage.removeItem(WARNED);
  location.assign("/progress");
}
