// The speakers of an article: what settling one would do is shown before it is done, and can be undone.
import { get } from "./api.js";
import { byId, carried, el, fill, say } from "./dom.js";
import { onArrived, onRefused, post } from "./mail.js";
import { answerWords, named, roleWords, when } from "./words.js";

const page = carried("page");
const rows = [...document.querySelectorAll(".speaker")].map((section) => rowOf(section));

function rowOf(section) {
  const card = page.cards.find((one) => one.name === section.dataset.speaker);
  const find = (what) => section.querySelector(what);
  const form = find("form");
  const row = { section, card, form, role: form.elements.role, status: form.elements.status, except: new Set(card.exceptions), asked: 0, sentences: null };
  row.status.parentElement.hidden = row.role.value !== "extremist";
  const changed = () => {
    row.status.parentElement.hidden = row.role.value !== "extremist";
    preview(row);
  };
  row.role.addEventListener("change", changed);
  row.status.addEventListener("change", changed);
  find("details").addEventListener("toggle", () => row.sentences ?? preview(row));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle(row);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "SELECT" || !page.settle) return;
    event.preventDefault();
    settle(row);
  });
  find("[data-undo]")?.addEventListener("click", () => undo(row));
  tell(row);
  if (row.role.value !== (card.settled ?? card).role) preview(row); // chosen before this script ran, or kept by the browser over a reload
  return row;
}

function statusOf(row) {
  return row.role.value === "extremist" ? row.status.value : null;
}

async function preview(row) {
  row.asked += 1;
  const asked = row.asked;
  const query = new URLSearchParams({ speaker: row.card.name, role: row.role.value });
  if (statusOf(row)) query.set("status", statusOf(row));
  for (const id of row.except) query.append("exceptions", id);
  try {
    const found = await get(`/api/articles/${page.article}/preview?${query}`);
    if (asked !== row.asked) return;
    row.sentences = found.sentences;
    drawEffect(row);
  } catch (fault) {
    row.section.querySelector("[data-effect]").textContent = fault.message;
  }
}

function drawEffect(row) {
  const changes = row.sentences.filter((sentence) => answerWords(sentence.before) !== answerWords(sentence.after)).length;
  const number = row.sentences.filter((sentence) => !sentence.excepted).length;
  const words = `This decides ${number} ${number === 1 ? "sentence" : "sentences"}; ${changes === 0 ? "no label changes" : changes === 1 ? "1 label changes" : `${changes} labels change`}`;
  row.section.querySelector("[data-effect]").textContent = words;
  fill(row.section.querySelector("[data-sentences]"), ...row.sentences.map((sentence) => line(row, sentence)));
}

function line(row, sentence) {
  const box = el("input", { type: "checkbox", checked: !row.except.has(sentence.id), disabled: !page.settle, id: `x-${sentence.id}` });
  box.addEventListener("change", async () => {
    if (box.checked) row.except.delete(sentence.id);
    else row.except.add(sentence.id);
    await preview(row);
    byId(box.id)?.focus();
  });
  const [before, after] = [answerWords(sentence.before), answerWords(sentence.after)];
  return el("li", {}, box, el("label", { htmlFor: box.id, className: "prose" }, sentence.text),
    el("span", { className: "small" }, before === after ? el("span", { className: "muted" }, after) : `${before} → ${after}`));
}

function settle(row) {
  const role = row.role.value;
  let event;
  try {
    event = post({ kind: "speaker", article: page.article, speaker: row.card.name, revision: row.card.revision, role, status: statusOf(row), exceptions: [...row.except].sort() });
  } catch {
    fill(byId("told"), el("p", { className: "told wrong" }, "This computer cannot keep decisions (its storage is full or switched off); make room and settle again."));
    return;
  }
  Object.assign(row.card, { settled: { by: page.me, at: new Date().toISOString(), role, status: statusOf(row) }, event: event.id, revision: row.card.revision + 1, mine: true });
  tell(row, "Settled. ");
  say(`${row.card.name} settled as ${roleWords(role, statusOf(row))}`);
  const next = rows[rows.indexOf(row) + 1];
  (next?.section.querySelector("select") ?? byId("following"))?.focus();
}

function undo(row) {
  post({ kind: "undo", event: row.card.event });
  Object.assign(row.card, { settled: null, event: null, revision: row.card.revision + 1, mine: false });
  row.except.clear();
  row.role.value = row.card.role;
  if (row.card.status) row.status.value = row.card.status;
  row.status.parentElement.hidden = row.role.value !== "extremist";
  preview(row);
  tell(row, "Taken back. ");
  say("Taken back");
}

function tell(row, first = "") {
  const { settled } = row.card;
  const state = row.section.querySelector("[data-state]");
  const button = row.section.querySelector("[data-undo]");
  state.textContent = settled
    ? `${first}${named(roleWords(settled.role, settled.status))}, by ${settled.by}, ${when(settled.at)}`
    : row.card.hidden
      ? "Somebody settled this; it is shown after your own answer."
      : `${first}Not settled: the rules’ guess holds`;
  if (button) button.hidden = !(settled && row.card.event && settled.by === page.me);
}

onArrived((event, receipt) => {
  const row = rows.find((one) => one.card.event === event.id);
  if (row) row.card.revision = receipt.revision;
  for (const one of rows) if (one.sentences) preview(one);
});
onRefused((event, choice) => {
  if (choice === "theirs" && event.kind === "speaker") location.reload();
});

const wanted = decodeURIComponent(location.hash.slice(1));
const row = rows.find((one) => one.card.name === wanted);
if (row) {
  row.section.scrollIntoView({ block: "start" });
  row.section.querySelector("h2").focus();
  row.section.querySelector("details").open = true;
}
