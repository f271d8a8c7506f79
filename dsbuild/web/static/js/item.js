// A sentence on the screen: its words with their marks, why the rules say what they say, who speaks, and why it is next.
import { byId, el, fill } from "./dom.js";
import { drawn } from "./marks.js";
import { answerWords, described, roleWords, when } from "./words.js";

const WHOLE = 0.85;
const LONG = 260;

/** The spans to mark in a sentence, each with the key under which a reason lights it. */
export function spansOf(item) {
  const spans = [];
  item.quotations.forEach((quotation, at) => {
    spans.push({ ...quotation, kind: quotation.role === "extremist" ? "quoted_extremist_speech" : "quotation", key: `q${at}` });
    if (quotation.cue) spans.push({ start: quotation.cue[0], end: quotation.cue[1], kind: "cue", key: `q${at}` });
  });
  item.casualties.forEach((count, at) => spans.push({ start: count.start, end: count.end, kind: "casualty_statistic", key: `n${at}` }));
  const length = Array.from(item.text).length;
  item.marks.forEach((mark, at) => {
    const whole = mark.end - mark.start > WHOLE * length;
    spans.push({ start: mark.start, end: mark.end, words: mark.words, kind: whole || !mark.rules_out ? "evidence" : "ruled_out", key: `m${at}` });
  });
  return spans;
}

/** Draws the sentence; gives the spans that do not fit its words, which are not drawn. */
export function drawSentence(item) {
  const place = byId("sentence");
  const { nodes, broken } = drawn(item.text, spansOf(item));
  fill(place, ...nodes);
  place.classList.toggle("long", item.text.length > LONG);
  return broken;
}

/** Draws everything beside the sentence. */
export function drawAround(item) {
  const { article } = item;
  byId("why-next").textContent = "";
  byId("why-next").append(el("b", {}, "Why this one: "), item.why);
  fill(
    byId("origin"),
    el("a", { href: `/articles/${article.id}#s${item.position}` }, article.title || "An article without a title"),
    article.publisher ? el("span", {}, article.publisher) : null,
    article.published ? el("span", {}, article.published) : null,
    el("span", {}, `${item.block.replaceAll("_", " ")}, sentence ${item.position + 1} of ${article.sentences}`),
  );
  for (const side of ["before", "after"]) fill(byId(side), ...item[side].map((near) => el("p", {}, near.text)));
  byId("rules-say").textContent = answerWords(item.rules);
  fill(byId("reasons"), ...reasons(item));
  fill(byId("speakers"), ...cards(item));
  fill(
    byId("remarks"),
    ...item.remarks.map((remark) => el("p", { className: "note-line" }, `${remark.by}, ${when(remark.at)}: ${remark.text}`)),
  );
}

function reasons(item) {
  const rows = item.marks.map((mark, at) => {
    const words = mark.words && mark.words !== item.text ? el("span", { className: "words" }, mark.words) : null;
    const sense = mark.rules_out ? "against" : "for";
    const label = mark.label.replaceAll("_", " ");
    return lighting(
      el("li", { tabIndex: 0, className: mark.rules_out ? "against" : "" },
        el("span", { className: "id" }, mark.rule), ...described(mark.description), words ? " " : null, words,
        el("span", { className: "small muted" }, ` ${sense} ${label}${mark.note ? ` (${mark.note})` : ""}`)),
      `m${at}`,
    );
  });
  for (const [at, count] of item.casualties.entries()) {
    const upper = count.count_max === null ? "or more" : count.count_max === count.count_min ? "" : `to ${count.count_max}`;
    rows.push(lighting(el("li", { tabIndex: 0 }, `Counted: ${[count.count_min, upper, count.kind].filter(Boolean).join(" ")}`), `n${at}`));
  }
  if (!rows.length) rows.push(el("li", {}, "No rule speaks for another label: reportage is what is left."));
  return rows;
}

function lighting(row, key) {
  const set = (on) => {
    for (const mark of byId("sentence").querySelectorAll("mark")) {
      if (mark.dataset.keys.split(" ").includes(key)) mark.classList.toggle("lit", on);
    }
  };
  for (const name of ["mouseenter", "focus"]) row.addEventListener(name, () => set(true));
  for (const name of ["mouseleave", "blur"]) row.addEventListener(name, () => set(false));
  return row;
}

function cards(item) {
  if (!item.speakers.length) {
    const asked = item.quotations.length ? "Nobody could be told to be the speaker." : "Nobody is quoted here.";
    return [el("p", { className: "muted" }, asked)];
  }
  return item.speakers.map((card) => {
    const settled = card.settled;
    const said = settled ? roleWords(settled.role, settled.status) : roleWords(card.role, card.status);
    const basis = settled ? `settled by ${settled.by}` : card.basis.map(([, description]) => description).join("; ") || "no rule speaks for a role";
    return el("div", {},
      el("p", { className: "name" }, card.name),
      el("p", {}, said, " ", el("span", { className: "tag" }, settled ? "settled" : "the rules’ guess")),
      el("p", { className: "small muted" }, ...described(basis)),
      el("p", { className: "small" },
        el("a", { href: `/articles/${item.article.id}/speakers#${encodeURIComponent(card.name)}` },
          settled ? "See the speakers" : `Settle once: decides ${card.decides} ${card.decides === 1 ? "sentence" : "sentences"}`)));
  });
}
