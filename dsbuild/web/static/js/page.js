// What every page has: the outbox's light, dialogs, forms that send JSON, the switch of light and dark, signing out.
import { send } from "./api.js";
import { byId, wireDialogs } from "./dom.js";
import { wireForms } from "./forms.js";
import { box } from "./mail.js";

wireDialogs();
wireForms();

const menu = byId("menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

const theme = byId("theme");
if (theme) {
  const order = ["auto", "light", "dark"];
  const label = () => {
    const now = theme.dataset.themeNow;
    theme.textContent = `Colours: ${now === "auto" ? "as the system" : now}`;
  };
  label();
  theme.addEventListener("click", async () => {
    const next = order[(order.indexOf(theme.dataset.themeNow) + 1) % order.length];
    theme.dataset.themeNow = next;
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    label();
    await send("/api/theme", { theme: next }, { keepalive: true }).catch(() => {});
  });
}

byId("logout")?.addEventListener("click", async () => {
  const waiting = box.pending().length;
  if (waiting && !confirm(`${waiting} not saved yet. They stay on this computer and are sent when you sign in again. Sign out?`)) return;
  await send("/api/logout", {}).catch(() => {});
  location.assign("/login");
});
