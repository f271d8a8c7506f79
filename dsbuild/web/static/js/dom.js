// Building and finding elements. Text goes in as text: nothing here, or anywhere, parses HTML.

/** An element with properties, `data-`/`aria-` attributes and children; a child is a node or text. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes("-")) made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Puts children in the place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
}

/** The JSON that the page carries under this id. */
export function carried(id) {
  return JSON.parse(byId(id).textContent);
}

let live;
/** Tells a screen reader, once what it is saying has been said. */
export function say(words) {
  live ??= byId("live");
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = words;
  });
}

const asking = new WeakMap();
/** Opens a dialog that is in the page; the promise gives its return value when it closes. */
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => {
      if (dialog.open) return; // asked again before the event of the last time came
      dialog.removeEventListener("close", closed);
      resolve(dialog.returnValue);
    };
    dialog.addEventListener("close", closed);
    asking.set(dialog, closed);
  });
}

/** Closes a dialog with a value. Whoever asked goes on at once: the event comes late, and a key could come between. */
export function answer(dialog, value) {
  dialog.close(value);
  asking.get(dialog)?.();
}

/** Wires the buttons of all dialogs: `value` closes with it. No form is ever submitted to the server. */
export function wireDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-close]");
      if (button) answer(dialog, button.value);
    });
  }
}
