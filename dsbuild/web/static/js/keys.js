// Keys. An action has one key, which its owner may change; none acts while somebody types, on repeat, with a
// modifier, or while a dialog is open (which has keys of its own).

export const ACTIONS = {
  reportage: ["1", "Voice: reportage"],
  speech: ["2", "Voice: quoted extremist speech"],
  casualty: ["3", "Casualty statistic, on or off"],
  accept: ["a", "Accept and go on"],
  unsure: ["u", "Unsure, and go on"],
  skip: ["s", "Skip, with a reason"],
  undo: ["z", "Undo the last decision"],
  next: ["j", "Next, deciding nothing"],
  previous: ["k", "Previous"],
  context: ["c", "Context: none, two around, whole article"],
  guideline: ["g", "Guideline"],
  note: ["n", "Note"],
  people: ["p", "The speakers of this article"],
  help: ["?", "Keys"],
};

/** The keys in force: the standard ones, and a person's own in their place. */
export function inForce(own = {}) {
  return Object.fromEntries(Object.entries(ACTIONS).map(([action, [key]]) => [action, own[action] || key]));
}

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Calls `actions[name]()` for a key; gives a function that stops listening. */
export function listen(keys, actions) {
  const named = new Map(Object.entries(keys).map(([action, key]) => [key, action]));
  const heard = (event) => {
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (document.querySelector("dialog[open]")) return;
    const act = actions[named.get(event.key) ?? named.get(event.key.toLowerCase())];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", heard);
  return () => removeEventListener("keydown", heard);
}
