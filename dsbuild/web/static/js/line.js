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

/** The line. `pending()` gives the events that are still on their way: what they decide is not handed out again. */
export function line(pending) {
  const entries = [];
  let asking = null;
  const made = {
    entries,
    at: 0,
    last: null,
    get entry() {
      return entries[made.at] ?? null;
    },
    get ahead() {
      return entries.filter((entry) => !entry.done).length;
    },

    /** Fetches more where few are left; gives the batch, null when there was no need, and throws a `Fault`. */
    refill({ carryOn = false } = {}) {
      if (made.ahead > LOW && !carryOn) return Promise.resolve(null);
      asking ??= fetchMore(carryOn).finally(() => (asking = null));
      return asking;
    },

    /** The place of the next entry that is not done, from here on and then from the start; -1 for none. */
    nextOpen() {
      const later = entries.findIndex((entry, at) => at > made.at && !entry.done);
      return later >= 0 ? later : entries.findIndex((entry) => !entry.done);
    },

    /** Puts an item where we are, unless it is in the line; gives its entry. */
    bring(item) {
      const known = entries.findIndex((entry) => entry.item.id === item.id && entry.item.round === item.round);
      if (known >= 0) entries[known] = { ...entries[known], ...entryOf(item), note: entries[known].note };
      else entries.splice(made.at, 0, entryOf(item));
      if (known >= 0) made.at = known;
      return entries[made.at];
    },

    /** Lets go of everything that is not done. */
    clear() {
      entries.splice(0, entries.length);
      made.at = 0;
    },
  };

  async function fetchMore(carryOn) {
    const waiting = pending();
    const count = Math.min(MOST, made.ahead + waiting.length + AHEAD);
    const batch = await send("/api/next", { count, carry_on: carryOn });
    const onTheWay = new Set(pending().map((event) => `${event.sentence} ${event.round}`));
    for (const item of batch.items) {
      if (onTheWay.has(`${item.id} ${item.round}`)) continue;
      const known = entries.findIndex((entry) => entry.item.id === item.id && entry.item.round === item.round);
      if (known < 0) entries.push(entryOf(item));
      else if (!entries[known].done && known !== made.at && entries[known].item.revision !== item.revision) entries[known] = entryOf(item);
    }
    made.last = batch;
    return batch;
  }

  return made;
}
