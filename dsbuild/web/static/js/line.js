// The sentences in hand: those to come, fetched ahead, and those just done, to go back to. Nothing here draws.
import { send } from "./api.js";

const AHEAD = 20;
const LOW = 10;
const MOST = 50;

/** An entry of the line: the item, and what its reviewer has chosen so far. `done` is how it was left. */
export function entryOf(item) {
  const from = item.mine ?? item.rules;
  return { item, extremist: from.extremist, casualty: from.casualty, note: "", done: null };
}

const keyOf = ({ id, sentence, round }) => `${sentence ?? id} ${round}`;

/** The line. `pending()` gives the answers that are still on their way: what they decide is not handed out again. */
export function line(pending) {
  const entries = [];
  const open = () => entries.filter((entry) => !entry.done);
  let asking = null;
  const made = {
    entries,
    at: 0,
    last: null,
    /** Whether nothing was on its way when the last batch was asked for: what it did not hold, there is not. */
    sure: false,
    get entry() {
      return entries[made.at] ?? null;
    },
    get asking() {
      return asking !== null;
    },

    /** Fetches more where few are left, or where it is `wanted`; gives the batch, null when there was no need, and throws a `Fault`. */
    refill({ wanted = false, carryOn = false } = {}) {
      const coming = entries.filter((entry, at) => at >= made.at && !entry.done).length;
      if (!wanted && (coming > LOW || open().length >= MOST)) return Promise.resolve(null);
      if (asking && !wanted) return asking;
      const now = Promise.resolve(asking).catch(() => null).then(() => fetchMore(carryOn));
      asking = now;
      return now.finally(() => {
        if (asking === now) asking = null;
      });
    },

    /** The place of the next entry that is not done, from here on and then from the start; past the end when all are. */
    nextOpen() {
      const later = entries.findIndex((entry, at) => at > made.at && !entry.done);
      const found = later >= 0 ? later : entries.findIndex((entry) => !entry.done);
      return found >= 0 ? found : entries.length;
    },

    /** Puts an item where we are, unless it is in the line; gives its entry. */
    bring(item) {
      const known = place(item);
      if (known >= 0) entries[known] = { ...entries[known], ...entryOf(item), note: entries[known].note };
      else entries.splice(made.at, 0, entryOf(item));
      if (known >= 0) made.at = known;
      return entries[made.at];
    },
  };

  const place = (item) => entries.findIndex((entry) => keyOf(entry.item) === keyOf(item));

  async function fetchMore(carryOn) {
    // What arrives while we ask may be in the answer still: both what was on its way before and what is after.
    const before = pending();
    const count = Math.min(MOST, open().length + before.length + AHEAD);
    const batch = await send("/api/next", { count, carry_on: carryOn });
    const onTheWay = new Set([...before, ...pending()].map(keyOf));
    for (const item of batch.items) {
      const known = place(item);
      if (known < 0 && !onTheWay.has(keyOf(item))) entries.push(entryOf(item));
      else if (known >= 0 && !entries[known].done && known !== made.at && entries[known].item.revision !== item.revision) entries[known] = entryOf(item);
    }
    if (!batch.exposure.pause) letGo(batch);
    made.last = batch;
    made.sure = before.length === 0;
    return batch;
  }

  /** Takes out what somebody else has by now, or what was settled with its speaker; not what is on the screen. */
  function letGo(batch) {
    const ours = new Set(batch.items.map(keyOf));
    const shown = made.entry;
    const kept = entries.filter((entry) => entry.done || entry === shown || entry.item.round !== batch.round || ours.has(keyOf(entry.item)));
    entries.splice(0, entries.length, ...kept);
    made.at = shown ? entries.indexOf(shown) : entries.length;
  }

  return made;
}
