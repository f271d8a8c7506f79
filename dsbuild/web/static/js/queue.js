// The queue: one sentence, one key. What a key does is drawn at once; the decision goes to the outbox first.
import { get } from "./api.js";
import { wireDialogKeys } from "./dialogs.js";
import { ask, byId, carried, el, fill, say } from "./dom.js";
import { drawAround, drawSentence } from "./item.js";
import { ACTIONS, inForce, listen } from "./keys.js";
import { line } from "./line.js";
import { box, onArrived, onRefused, post } from "./mail.js";
import { offerRest, restore, tellPace } from "./rest.js";
import { recall, remember } from "./undo.js";
import { showWhole } from "./whole.js";
import { answerWords } from "./words.js";

const page = carried("page");
const keys = inForce(page.keys);
const queue = line(() => box.pending().filter((event) => event.sentence));
const FULL = "This computer cannot keep decisions (its storage is full or switched off), so nothing moved on. Make room, then press the key again.";
let context = page.context ? 1 : 0;
let counted = 0;
let started = false;

// --- drawing

function draw({ focus = true } = {}) {
  const entry = queue.entry;
  if (!entry) return rest();
  byId("rest").hidden = true;
  byId("work").hidden = false;
  fill(byId("told"));
  const broken = drawSentence(entry.item);
  drawAround(entry.item);
  drawChoice();
  drawContext();
  if (broken.length) complain(`${broken.length} marks do not fit the words of this sentence and are not shown; tell whoever runs this review.`);
  tellPace(queue.last, counted);
  if (focus) {
    scrollTo(0, 0);
    byId("sentence").focus({ preventScroll: true });
    say(`${entry.item.text} ${answerWords(entry.item.rules)}. ${entry.item.why}`);
  }
}

function drawChoice() {
  const entry = queue.entry;
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
  const held = !page.review ? "Your role looks on; it does not decide." : item.others_hold ? `${item.others_hold} is at this sentence now.` : "";
  byId("held").hidden = !held;
  byId("held").textContent = held;
  byId("deciding").hidden = Boolean(held);
}

function drawContext() {
  byId("before").hidden = byId("after").hidden = context === 0;
}

function complain(words) {
  fill(byId("told"), el("p", { className: "told wrong" }, words));
}

// --- deciding

function keep(entry, body) {
  let event;
  try {
    event = post(body);
  } catch {
    complain(FULL);
    return null;
  }
  remember({ event: event.id, sentence: entry.item.id, round: entry.item.round, kind: body.kind });
  return event;
}

function decide(unsure) {
  const entry = queue.entry;
  if (!entry || byId("deciding").hidden) return;
  const { item, extremist, casualty, note } = entry;
  const event = keep(entry, { kind: "decide", sentence: item.id, round: item.round, revision: item.revision, extremist, casualty, unsure, note, seen: item.seen });
  if (!event) return;
  Object.assign(entry, { done: "decide", note: "" });
  Object.assign(item, { mine: { extremist, casualty, unsure }, revision: item.revision + 1, event: event.id });
  goOn(unsure ? "Unsure" : "Saved");
}

async function skip() {
  const entry = queue.entry;
  if (!entry || byId("deciding").hidden) return;
  const reason = await ask(byId("skip"));
  if (!reason || queue.entry !== entry) return;
  const { item, note } = entry;
  if (!keep(entry, { kind: "skip", sentence: item.id, round: item.round, reason, note })) return;
  Object.assign(entry, { done: "skip", note: "" });
  goOn("Skipped");
}

function goOn(told) {
  counted += 1;
  if (page.sentence) {
    draw();
    say(told);
    return;
  }
  const next = queue.nextOpen();
  queue.at = next < 0 ? queue.entries.length : next;
  if (queue.entry && !dueForBreak()) {
    draw(); // what the reviewer waits for comes first
    return fetchMore();
  }
  const fetching = fetchMore();
  rest();
  return fetching;
}

async function undo() {
  const made = recall();
  if (!made) return complain("Nothing to undo here: open the sentence from its article to change it.");
  try {
    post({ kind: "undo", event: made.event });
  } catch {
    remember(made);
    return complain(FULL);
  }
  const at = queue.entries.findIndex((entry) => entry.item.id === made.sentence && entry.item.round === made.round);
  if (at >= 0) {
    const entry = queue.entries[at];
    if (made.kind === "decide") entry.item.revision += 1;
    Object.assign(entry.item, { mine: null, event: null });
    entry.done = null;
    queue.at = at;
    counted = Math.max(0, counted - 1);
    draw();
  } else {
    await box.flush();
    try {
      queue.bring(await get(`/api/sentences/${made.sentence}?round=${made.round}`));
      draw();
    } catch (fault) {
      return complain(`Taken back; its sentence cannot be shown now. ${fault.message}`);
    }
  }
  return say("Taken back");
}

// --- moving and looking

function move(by) {
  const to = queue.at + by;
  if (to < 0) return say("This is the first.");
  if (to >= queue.entries.length) return say("There is no further one here.");
  queue.at = to;
  draw();
}

function choose(changes) {
  const entry = queue.entry;
  if (!entry || byId("deciding").hidden) return;
  Object.assign(entry, changes);
  drawChoice();
  say(answerWords(entry));
}

async function showContext() {
  context = (context + 1) % 3;
  drawContext();
  if (context === 2) {
    await showWhole(queue.entry.item);
    context = 0;
    drawContext();
  }
}

async function note() {
  const entry = queue.entry;
  if (!entry) return;
  byId("note-text").value = entry.note;
  const choice = await ask(byId("noting"));
  const words = byId("note-text").value.trim();
  if (choice === "keep") entry.note = words;
  if (choice === "post" && words) {
    post({ kind: "comment", sentence: entry.item.id, text: words });
    entry.note = "";
    say("Remark posted");
  }
  if (queue.entry === entry) drawChoice();
}

// --- beginning, resting, ending

function dueForBreak() {
  const seen = queue.last?.exposure;
  return Boolean(seen?.break_after && !queue.carryOn && seen.since_break + counted >= seen.break_after);
}

/** What is to be shown in the place of a sentence. */
function situation() {
  if (!queue.last || (queue.asking && !queue.entry)) return "fetching";
  if (queue.last.exposure.pause === "cap") return "cap";
  if (queue.last.exposure.pause === "break" || dueForBreak()) return "break";
  if (queue.entry) return "begin";
  return box.pending().length ? "fetching" : "nothing";
}

function rest() {
  byId("work").hidden = true;
  byId("rest").hidden = false;
  offerRest(byId("rest"), situation(), { batch: queue.last, begin });
}

async function begin({ carryOn = false } = {}) {
  queue.carryOn = carryOn;
  if (carryOn) counted = 0;
  await fetchMore();
  if (!queue.entry) queue.at = Math.max(0, queue.nextOpen());
  if (queue.entry && !dueForBreak() && !queue.last.exposure.pause) draw();
  else rest();
}

let retry = 0;
/** Fetches sentences where few are left, and shows one where none was shown for want of them. */
async function fetchMore() {
  if (page.sentence) return;
  clearTimeout(retry);
  try {
    const batch = await queue.refill({ carryOn: queue.carryOn });
    if (batch) counted = box.pending().filter((event) => event.kind === "decide" || event.kind === "skip").length;
    if (byId("work").hidden && !byId("rest").hidden && waitingForMore()) begin({ carryOn: queue.carryOn });
    else if (queue.entry) tellPace(queue.last, counted);
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    retry = setTimeout(fetchMore, 3000);
    if (!queue.entry) offerRest(byId("rest"), "fault", { fault, begin });
  }
}

const waitingForMore = () => started && ["fetching", "fault"].includes(byId("rest").dataset.state);

async function start() {
  if (page.sentence) {
    try {
      queue.bring(await get(`/api/sentences/${page.sentence}?round=${page.round}`));
      draw();
    } catch (fault) {
      offerRest(byId("rest"), "fault", { fault, begin: start });
    }
    return;
  }
  rest();
  await fetchMore();
  if (!queue.last) return;
  started = true;
  if (queue.entry && restore() && situation() === "begin") draw();
  else rest();
}

// --- wiring

const acts = {
  reportage: () => choose({ extremist: false }),
  speech: () => choose({ extremist: true }),
  casualty: () => choose({ casualty: !queue.entry?.casualty }),
  accept: () => (byId("work").hidden ? byId("rest").querySelector("button.primary")?.click() : decide(false)),
  unsure: () => decide(true),
  skip,
  undo,
  next: () => move(1),
  previous: () => move(-1),
  context: showContext,
  guideline: () => ask(byId("guide")),
  note,
  people: () => queue.entry && location.assign(`/articles/${queue.entry.item.article.id}/speakers`),
  help: () => ask(byId("help")),
};
if (page.keys_on) listen(keys, acts);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) acts[button.dataset.act]();
});
for (const hint of document.querySelectorAll("kbd[data-key]")) hint.textContent = keys[hint.dataset.key];
fill(byId("help-keys"), ...Object.entries(ACTIONS).map(([action, [, words]]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, keys[action])), el("td", {}, words))));
wireDialogKeys();
onArrived((event, receipt) => {
  const entry = queue.entries.find((one) => one.item.id === event.sentence && one.item.event === event.id);
  if (entry) entry.item.revision = receipt.revision;
  if (!queue.entry) fetchMore();
});
onRefused((event, choice, fault) => {
  const entry = queue.entries.find((one) => one.item.id === event.sentence);
  if (!entry) return;
  if (choice === "mine") Object.assign(entry.item, { event: event.id, revision: (fault.body.revision ?? entry.item.revision) + 1 });
  else entry.item.revision = fault.body.revision ?? entry.item.revision;
});
start();
