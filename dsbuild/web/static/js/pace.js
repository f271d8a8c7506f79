// How much its reviewer has looked at, and when to stop: the figures of the last batch, and what it does not count yet.
import { byId, el, fill } from "./dom.js";
import { rest } from "./rest.js";

/** The pace. `pending()` gives the answers that are still on their way. */
export function pace(pending) {
  /** The answers that the last batch does not count yet, and those of before the reviewer went on without a break. */
  let uncounted = new Set();
  let excused = new Set();
  const made = {
    get uncounted() {
      return uncounted.size;
    },
    add: (id) => uncounted.add(id),
    takeBack: (id) => uncounted.delete(id),

    /** A batch came: it counts everything but what is on its way. */
    renew() {
      uncounted = new Set(pending().map((event) => event.id).filter((id) => !excused.has(id)));
    },

    /** Counts anew from here: the reviewer goes on without a break. */
    excuse(exposure) {
      excused = new Set(pending().map((event) => event.id));
      uncounted = new Set();
      Object.assign(exposure, { pause: null, since_break: 0 });
    },

    /** What is due: `cap`, `break`, or null. */
    due({ pause, cap, today, break_after: after, since_break: since }) {
      if (pause === "cap" || (cap && today + made.uncounted >= cap)) return "cap";
      if (pause === "break" || (after && since + made.uncounted >= after)) return "break";
      return null;
    },

    /** Tells today's figure, how many are left until the break, and what waits; with a break whenever one likes. */
    tell(batch) {
      byId("pace-panel").hidden = !batch;
      if (!batch) return;
      const { exposure, waiting } = batch;
      const left = exposure.break_after ? Math.max(0, exposure.break_after - exposure.since_break - made.uncounted) : null;
      const row = (name, value) => (value === null ? [] : [el("dt", {}, name), el("dd", {}, String(value))]);
      fill(byId("pace"),
        el("dl", {}, ...row("Today", exposure.today + made.uncounted), ...row("Until the break", left),
          ...row("Cap of the day", exposure.cap), ...row("Waiting", waiting >= 1000 ? "over 1,000" : waiting)),
        el("button", { type: "button", className: "quiet", onclick: rest }, "Take a break now"));
    },
  };
  return made;
}
