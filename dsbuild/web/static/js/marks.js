// Spans over text. Offsets count code points, as Python does; a string in JavaScript counts UTF-16 units.
import { el } from "./dom.js";

/** The words of `text[start:end]` in code points. */
export function slice(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}

/**
 * The text cut where spans begin and end: `[{text, spans}]`, in order and without gaps. A span whose `words`
 * are not the words there is left out and listed in `broken`: a wrong mark is worse than none.
 */
export function cut(text, spans) {
  const points = Array.from(text);
  const broken = [];
  const held = spans.filter((span) => {
    const right =
      span.start >= 0 &&
      span.start < span.end &&
      span.end <= points.length &&
      (span.words === undefined || points.slice(span.start, span.end).join("") === span.words);
    if (!right) broken.push(span);
    return right;
  });
  const edges = [...new Set([0, points.length, ...held.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  const pieces = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [start, end] = [edges[at], edges[at + 1]];
    const over = held.filter((span) => span.start <= start && end <= span.end);
    pieces.push({ text: points.slice(start, end).join(""), spans: over });
  }
  return { pieces, broken };
}

/** The pieces as nodes: text, or `mark` with the classes of its spans and the keys that light it up. */
export function drawn(text, spans) {
  const { pieces, broken } = cut(text, spans);
  const nodes = pieces.map((piece) => {
    if (!piece.spans.length) return document.createTextNode(piece.text);
    return el(
      "mark",
      {
        className: [...new Set(piece.spans.map((span) => span.kind))].join(" "),
        "data-keys": piece.spans.map((span) => span.key).join(" "),
      },
      piece.text,
    );
  });
  return { nodes, broken };
}
