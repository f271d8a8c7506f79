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
const queue = line(answers);
const FULL = "This computer cannot keep decisions (its storage is full or switched off), so nothing moved on. Make room, then press the key again.";
let context = page.context ? 1 : 0;
let begun = false;
let excused = new Set();

/** The answers on their way: made here, not yet known to have arrived. */
function answers() {
  return box.pending().filter((event) => event.kind === "decide" || event.kind === "skip");
}

/** The entry on the screen; null where something else stands in its place, so that no key decides what is not seen. */
const atWork = () => (byId("work").hidden ? null : queue.entry);
/** How many sentences were looked at that the server does not count yet. */
const counted = () => answers().filter((event) => !excused.has(event.id)).length;

// --- drawing

function draw({ focus = true } = {}) {
  const { entry } = queue;
  byId("rest").hidden = true;
  byId("work").hidden = false;
  fill(byId("told"));
  const broken = drawSentence(entry.item);
  drawAround(entry.item);
  drawChoice();
  drawContext();
  if (broken.length) complain(`${broken.length} marks do not fit the words of this sentence and are not shown; tell whoever runs this review.`);
  tellPace(queue.last, counted());
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
  const entry = atWork();
  if (!entry || byId("deciding").hidden) return;
  const { item, extremist, casualty, note } = entry;
  const event = keep(entry, { kind: "decide", sentence: item.id, round: item.round, revision: item.revision, extremist, casualty, unsure, note, seen: item.seen });
  if (!event) return;
  Object.assign(entry, { done: "decide", note: "" });
  Object.assign(item, { mine: { extremist, casualty, unsure }, revision: item.revision + 1, event: event.id });
  goOn(unsure ? "Unsure" : "Saved");
}

async function skip() {
  const entry = atWork();
  if (!entry || byId("deciding").hidden) return;
  const reason = await ask(byId("skip"));
  if (!reason || atWork() !== entry) return;
  const { item, note } = entry;
  if (!keep(entry, { kind: "skip", sentence: item.id, round: item.round, reason, note })) return;
  Object.assign(entry, { done: "skip", note: "" });
  goOn("Skipped");
}

function goOn(told) {
  if (page.sentence) {
    draw();
    say(told);
    return;
  }
  queue.at = queue.nextOpen();
  show(); // what the reviewer waits for comes first
  fetchMore();
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
  const lookingOn = atWork() || ["nothing", "fetching"].includes(byId("rest").dataset.state);
  const to = queue.at + by;
  if (!lookingOn) return;
  if (to < 0 || !queue.entries[to] && page.sentence) return say(to < 0 ? "This is the first." : "There is no further one here.");
  queue.at = Math.min(to, queue.entries.length);
  show();
  fetchMore();
}

function choose(changes) {
  const entry = atWork();
  if (!entry || byId("deciding").hidden) return;
  Object.assign(entry, changes);
  drawChoice();
  say(answerWords(entry));
}

async function showContext() {
  const entry = atWork();
  if (!entry) return;
  context = (context + 1) % 3;
  drawContext();
  if (context === 2) {
    await showWhole(entry.item);
    context = 0;
    drawContext();
  }
}

async function note() {
  const entry = atWork();
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
  if (atWork() === entry) drawChoice();
}

// --- beginning, resting, ending

/** What is to be shown: `work`, or what stands in the place of a sentence. */
function situation() {
  if (page.sentence) return "work";
  if (!queue.last) return "fetching";
  const { pause, cap, today, break_after: after, since_break: since } = queue.last.exposure;
  if (pause === "cap" || (cap && today + counted() >= cap)) return "cap";
  if (pause === "break" || (after && since + counted() >= after)) return "break";
  if (queue.entry) return begun ? "work" : "begin";
  return queue.sure && !queue.asking && !answers().length ? "nothing" : "fetching";
}

/** Shows the sentence that we are at, the next open one where we are past the end, or what stands in its place. */
function show() {
  if (!queue.entry) queue.at = queue.nextOpen();
  const now = situation();
  if (now === "work") draw();
  else rest(now);
}

function rest(state, fault = null) {
  byId("work").hidden = true;
  byId("rest").hidden = false;
  offerRest(byId("rest"), state, { batch: queue.last, since: counted(), fault, begin: page.sentence ? start : begin });
}

/** Goes on from the warning, a break, a fault or the end: at once with what is in hand, else with what is fetched. */
function begin({ carryOn = false } = {}) {
  begun = true;
  if (carryOn) {
    excused = new Set(answers().map((event) => event.id));
    Object.assign(queue.last.exposure, { pause: null, since_break: 0 });
  }
  const ready = situation() === "work";
  if (ready) show();
  else rest("fetching");
  fetchMore({ wanted: carryOn || !ready, carryOn });
}

/** Whether a sentence is to be shown as soon as there is one. */
const awaited = () => byId("work").hidden && ["fetching", "fault"].includes(byId("rest").dataset.state);

let retry = 0;
/** Fetches sentences where few are left, and shows one where none was shown for want of them. */
async function fetchMore(asked = {}) {
  if (page.sentence) return;
  clearTimeout(retry);
  try {
    await queue.refill(asked);
    if (!byId("work").hidden) tellPace(queue.last, counted());
    if (awaited()) show();
    if (awaited() && !queue.sure && !answers().length) fetchMore(); // what was on its way has arrived meanwhile
  } catch (fault) {
    if (fault.status === undefined) throw fault;
    retry = setTimeout(() => fetchMore(asked), 3000);
    if (awaited() && queue.entry && begun) show();
    else if (awaited()) rest("fault", fault);
  }
}

async function start() {
  if (!page.sentence) {
    begun = restore();
    rest("fetching");
    return fetchMore();
  }
  try {
    queue.bring(await get(`/api/sentences/${page.sentence}?round=${page.round}`));
    draw();
  } catch (fault) {
    rest("fault", fault);
  }
}

// --- wiring

const acts = {
  reportage: () => choose({ extremist: false }),
  speech: () => choose({ extremist: true }),
  casualty: () => choose({ casualty: !atWork()?.casualty }),
  accept: () => decide(false),
  unsure: () => decide(true),
  skip,
  undo,
  next: () => move(1),
  previous: () => move(-1),
  context: showContext,
  guideline: () => ask(byId("guide")),
  note,
  people: () => atWork() && location.assign(`/articles/${queue.entry.item.article.id}/speakers`),
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
