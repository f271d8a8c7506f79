// What can be undone, the last first. It outlives a reload of the page, not the closing of the tab.
const KEY = `dsbuild.undo.${document.documentElement.dataset.user}`;
const MOST = 50;

const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
const write = (all) => sessionStorage.setItem(KEY, JSON.stringify(all.slice(-MOST)));

/** Keeps what was made: `{event, sentence, round, kind}`. */
export const remember = (made) => write([...read(), made]);

/** Takes out what was made last; undefined when there is nothing. */
export function recall() {
  const all = read();
  const made = all.pop();
  write(all);
  return made;
}
