// A ruling: labels, what went wrong, why. It goes on when the server has it.
import { ask, byId, carried, el, fill, say } from "./dom.js";
import { drawAround, drawSentence } from "./item.js";
import { inForce, listen } from "./keys.js";
import { onArrived, onRefused, post } from "./mail.js";
import { answerWords } from "./words.js";

const page = carried("page");
const { dispute } = page;
const keys = inForce(page.keys);
const ruling = { ...(dispute.ruled ?? { extremist: null, casualty: dispute.answers.every((one) => one.answer.casualty) }) };
const form = byId("ruling");
let context = page.context;
let sent = null;

function draw() {
  const press = (id, on) => byId(id).setAttribute("aria-pressed", String(on));
  press("reportage", ruling.extremist === false);
  press("speech", ruling.extremist === true);
  press("casualty", ruling.casualty);
  byId("before").hidden = byId("after").hidden = !context;
  byId("what").textContent = sent ? "Saving…" : ruling.extremist === null ? "choose a voice" : answerWords(ruling);
}

function choose(changes) {
  Object.assign(ruling, changes);
  draw();
  if (ruling.extremist !== null) say(answerWords(ruling));
}

function rule() {
  if (sent) return;
  if (ruling.extremist === null) {
    fill(byId("told"), el("p", { className: "told wrong" }, "Choose a voice first: reportage, or quoted extremist speech."));
    byId("reportage").focus();
    return;
  }
  if (!form.reportValidity()) return;
  try {
    sent = post({
      kind: "adjudicate",
      sentence: dispute.item.id,
      revision: dispute.revision,
      extremist: ruling.extremist,
      casualty: ruling.casualty,
      category: form.elements.category.value,
      reason: form.elements.reason.value.trim(),
    });
  } catch {
    fill(byId("told"), el("p", { className: "told wrong" }, "This computer cannot keep the ruling (its storage is full or switched off); make room and rule again."));
    return;
  }
  draw();
}

drawSentence(dispute.item);
drawAround({ ...dispute.item, why: dispute.why });
draw();
byId("sentence").focus({ preventScroll: true });

const acts = {
  reportage: () => choose({ extremist: false }),
  speech: () => choose({ extremist: true }),
  casualty: () => choose({ casualty: !ruling.casualty }),
  context: () => {
    context = !context;
    draw();
  },
  guideline: () => ask(byId("guide")),
};
if (page.keys_on) listen(keys, acts);
for (const hint of document.querySelectorAll("kbd[data-key]")) hint.textContent = keys[hint.dataset.key];
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act], [data-take]");
  if (button?.dataset.act) acts[button.dataset.act]();
  if (button?.dataset.take) {
    const { extremist, casualty } = dispute.answers[button.dataset.take].answer;
    choose({ extremist, casualty });
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  rule();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) rule();
});
onArrived((event) => {
  if (event.id === sent?.id) location.assign(page.next);
});
onRefused((event, choice) => {
  if (choice === "theirs") location.assign(page.next);
  else if (event.kind === "adjudicate") sent = event;
});
