// What is on the screen: a sentence, or what stands in its place while one is fetched, at a break and at the end.
import { get } from "./api.js";
import { byId } from "./dom.js";
import { offerRest, restore } from "./rest.js";

const RETRY = 3000;

/** The flow of a page over its line of sentences; `pending()` gives the answers on their way, `draw()` shows a sentence. */
export function flow({ page, queue, pace, pending, draw }) {
  let begun = false;
  let retry = 0;

  /** What is to be shown: `work`, or what stands in the place of a sentence. */
  function situation() {
    if (page.sentence) return "work";
    if (!queue.last) return "fetching";
    const due = pace.due(queue.last.exposure);
    if (due) return due;
    if (queue.entry) return begun ? "work" : "begin";
    return queue.sure && !queue.asking && !pending().length ? "nothing" : "fetching";
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
    offerRest(byId("rest"), state, { batch: queue.last, since: pace.uncounted, fault, begin: page.sentence ? start : begin });
  }

  /** Goes on from the warning, a break, a fault or the end: at once with what is in hand, else with what is fetched. */
  function begin({ carryOn = false } = {}) {
    begun = true;
    if (carryOn) pace.excuse(queue.last.exposure);
    const ready = situation() === "work";
    if (ready) show();
    else rest("fetching");
    fetchMore({ wanted: carryOn || !ready, carryOn });
  }

  /** Whether a sentence is to be shown as soon as there is one. */
  const awaited = () => byId("work").hidden && ["fetching", "fault"].includes(byId("rest").dataset.state);

  /** Fetches sentences where few are left, and shows one where none was shown for want of them. */
  async function fetchMore(asked = {}) {
    if (page.sentence) return;
    clearTimeout(retry);
    try {
      if (await queue.refill(asked)) pace.renew();
      if (!byId("work").hidden) pace.tell(queue.last);
      if (awaited()) show();
      if (awaited() && !queue.sure && !pending().length) fetchMore(); // what was on its way has arrived meanwhile
    } catch (fault) {
      if (fault.status === undefined) throw fault;
      retry = setTimeout(() => fetchMore(asked), RETRY);
      if (awaited() && queue.entry && begun) show();
      else if (awaited()) rest("fault", fault);
    }
  }

  /** Begins with the page's own sentence, or with the first of the queue. */
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

  return { show, fetchMore, start };
}
