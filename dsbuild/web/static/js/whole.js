// The whole article around a sentence, in a dialog.
import { get } from "./api.js";
import { ask, byId, el, fill } from "./dom.js";

/** Shows the article with the sentence marked; the promise ends when the dialog is closed. */
export async function showWhole(item) {
  const place = byId("whole-text");
  fill(place, "Fetching the article…");
  const closed = ask(byId("whole"));
  try {
    const { pieces } = await get(`/api/articles/${item.article.id}`);
    const kind = (piece) => (piece.sentence === item.id ? "here" : piece.dropped ? "dropped" : "");
    fill(place, ...pieces.map((piece) => el("span", { className: kind(piece) }, piece.text)));
    place.querySelector(".here")?.scrollIntoView({ block: "center" });
  } catch (fault) {
    fill(place, fault.message);
  }
  return closed;
}
