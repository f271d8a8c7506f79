// Decisions on their way. Each is written to this computer's storage before the screen moves on, under an id of
// its own, and taken out when the server has it. The server knows the id, so sending twice writes once.
import { Fault, send } from "./api.js";

const SOON = 1000;
const LATE = 15000;

/**
 * The outbox of one user. `changed(state)` is called with `{waiting, refused, offline, stopped}` after each
 * change, `arrived(event, receipt)` when the server has an event, `elsewhere(event)` when another tab made one,
 * `refused(event, fault)` when the server will never take it: the event stays here, with its words, until it is
 * put right or let go.
 */
export function outbox(user, { changed, arrived, elsewhere, refused }) {
  const prefix = `dsbuild.outbox.${user}.`;
  let running = false;
  let timer = 0;
  let pause = SOON;
  let offline = false;
  let stopped = "";

  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .sort();
  const read = (key) => JSON.parse(localStorage.getItem(key));
  const entries = () => keys().map((key) => ({ key, ...read(key) }));
  const tell = () => {
    const all = entries();
    changed({
      waiting: all.filter((entry) => !entry.fault).length,
      refused: all.filter((entry) => entry.fault).length,
      offline,
      stopped,
    });
  };

  /** Keeps an event, then sends it once the screen has moved on. Throws when this computer cannot keep it; nothing has moved on then. */
  function add(event) {
    const order = `${String(Date.now()).padStart(14, "0")}-${performance.now().toFixed(3).padStart(16, "0")}`;
    localStorage.setItem(`${prefix}${order}-${event.id}`, JSON.stringify({ event }));
    setTimeout(() => {
      tell();
      flush();
    });
  }

  async function flush() {
    if (running || stopped) return;
    running = true;
    clearTimeout(timer);
    try {
      // One tab at a time, in the order in which the decisions were made.
      await (navigator.locks
        ? navigator.locks.request(`${prefix}send`, { ifAvailable: true }, (lock) => lock && empty())
        : empty());
    } finally {
      running = false;
      tell();
      if (!stopped && entries().some((entry) => !entry.fault)) {
        timer = setTimeout(flush, pause);
        pause = offline ? Math.min(pause * 2, LATE) : SOON;
      }
    }
  }

  async function empty() {
    for (let entry; (entry = entries().find((one) => !one.fault)); ) {
      try {
        const receipt = await send("/api/events", entry.event, { keepalive: true });
        localStorage.removeItem(entry.key);
        offline = false;
        pause = SOON;
        arrived(entry.event, receipt);
        tell();
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        if (fault.status === 401) {
          stopped = "signed_out";
          return;
        }
        if (fault.status === 0 || fault.status >= 500 || fault.status === 429) {
          offline = true;
          return;
        }
        localStorage.setItem(entry.key, JSON.stringify({ event: entry.event, fault: { status: fault.status, body: fault.body } }));
        refused(entry.event, fault);
      }
    }
  }

  /** Lets go of a refused event. */
  function drop(id) {
    for (const key of keys()) if (key.endsWith(id)) localStorage.removeItem(key);
    tell();
  }

  addEventListener("online", () => {
    pause = SOON;
    flush();
  });
  addEventListener("storage", ({ key, oldValue, newValue }) => {
    tell();
    if (key?.startsWith(prefix) && newValue && !oldValue) elsewhere(JSON.parse(newValue).event);
  });
  tell();
  flush();
  return { add, drop, flush, pending: () => entries().filter((entry) => !entry.fault).map((entry) => entry.event), faults: () => entries().filter((entry) => entry.fault) };
}
