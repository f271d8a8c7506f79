// The queue: one sentence, one key. What a key does is drawn at once; the decision goes to the outbox first.
import { get } from "./api.js";
import { complain, drawChoice } from "./choice.js";
import { wireDialogKeys } from "./dialogs.js";
import { ask, byId, carried, el, fill, say } from "./dom.js";
import { flow } from "./flow.js";
import { drawAround, drawSentence } from "./item.js";
import { ACTIONS, inForce, listen } from "./keys.js";
import { line } from "./line.js";
import { box, onArrived, onElsewhere, onRefused, post } from "./mail.js";
import { pace } from "./pace.js";
import { recall, remember } from "./undo.js";
import { showWhole } from "./whole.js";
import { answerWords } from "./words.js";

const page = carried("page");
const keys = inForce(page.keys);
const queue = line(answers);
const looked = pace(answers);
const { show, fetchMore, start } = flow({ page, queue, pace: looked, pending: answers, draw });
const FULL = "This computer cannot keep decisions (its storage is full or switched off), so nothing moved on. Make room, then press the key again.";
let context = page.context ? 1 : 0;

/** The answers on their way: made here, not yet known to have arrived. */
function answers() {
  return box.pending().filter((event) => event.kind === "decide" || event.kind === "skip");
}

/** The entry on the screen; null where something else stands in its place, so that no key decides what is not seen. */
const atWork = () => (byId("work").hidden ? null : queue.entry);

// --- drawing

function draw() {
  const { entry } = queue;
  byId("rest").hidden = true;
  byId("work").hidden = false;
  fill(byId("told"));
  const broken = drawSentence(entry.item);
  drawAround(entry.item);
  drawChoice(entry, page.review);
  drawContext();
  if (broken.length) complain(`${broken.length} marks do not fit the words of this sentence and are not shown; tell whoever runs this review.`);
  looked.tell(queue.last);
  scrollTo(0, 0);
  byId("sentence").focus({ preventScroll: true });
  say(`${entry.item.text} ${answerWords(entry.item.rules)}. ${entry.item.why}`);
}

function drawContext() {
  byId("before").hidden = byId("after").hidden = context === 0;
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
  looked.add(event.id);
  return event;
}

function decide(unsure) {
  const entry = atWork();
  if (!entry || byId("deciding").hidden) return;
  const { item, extremist, casualty, note } = entry;
  const event = keep(entry, { kind: "decide", sentence: item.id, round: item.round, revision: item.revision, extremist, casualty, unsure, note, seen: item.seen });
  if (!event) return;
  leave(entry, event);
  goOn(unsure ? "Unsure" : "Saved");
}

async function skip() {
  const entry = atWork();
  if (!entry || byId("deciding").hidden) return;
  const reason = await ask(byId("skip"));
  if (!reason || atWork() !== entry) return;
  const { item, note } = entry;
  const event = keep(entry, { kind: "skip", sentence: item.id, round: item.round, reason, note });
  if (!event) return;
  leave(entry, event);
  goOn("Skipped");
}

/** Marks an entry as done by an event. */
function leave(entry, { id, kind, extremist, casualty, unsure }) {
  Object.assign(entry, { done: kind, note: "" });
  if (kind === "decide") {
    Object.assign(entry, { extremist, casualty });
    Object.assign(entry.item, { mine: { extremist, casualty, unsure }, revision: entry.item.revision + 1, event: id });
  }
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
  looked.takeBack(made.event);
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
  drawChoice(entry, page.review);
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
  if (atWork() === entry) drawChoice(entry, page.review);
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
onElsewhere((event) => {
  const entry = queue.entries.find(({ item }) => item.id === event.sentence && item.round === event.round);
  if (!entry || !["decide", "skip"].includes(event.kind)) return;
  const here = atWork() === entry;
  leave(entry, event);
  if (here) goOn("Done in another tab");
});
onRefused((event, choice, fault) => {
  const entry = queue.entries.find((one) => one.item.id === event.sentence);
  if (!entry) return;
  if (choice === "mine") Object.assign(entry.item, { event: event.id, revision: (fault.body.revision ?? entry.item.revision) + 1 });
  else entry.item.revision = fault.body.revision ?? entry.item.revision;
});
start();
