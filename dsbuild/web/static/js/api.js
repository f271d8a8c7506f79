// Talking to the server: JSON only, with the session's token; a fault is a value that says what it is.

const root = document.documentElement;
let token = root.dataset.csrf ?? "";

/** An answer of the server that is not 2xx, or none at all (`status` 0). `body` is the JSON it sent. */
export class Fault extends Error {
  constructor(status, body) {
    super(body?.detail ?? (status === 0 ? "The server cannot be reached." : `The server answered ${status}.`));
    this.status = status;
    this.body = body ?? {};
  }
}

async function answered(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", redirect: "error", cache: "no-store", ...options });
  } catch {
    throw new Fault(0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Fault(response.status, body);
  return body;
}

/** The JSON at a path. */
export const get = (path) => answered(path, { headers: { Accept: "application/json" } });

/** Sends JSON and gives the JSON that comes back. A token that has been renewed meanwhile is fetched once. */
export async function send(path, body, { method = "POST", keepalive = false } = {}) {
  const attempt = () =>
    answered(path, {
      method,
      keepalive,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
      body: JSON.stringify(body),
    });
  try {
    return await attempt();
  } catch (fault) {
    if (fault.status !== 403 || fault.body.code !== "csrf") throw fault;
    token = (await get("/api/session")).csrf;
    return attempt();
  }
}

/** A new UUID, version 4; also where `crypto.randomUUID` is not given (plain HTTP on a declared proxy's far side). */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
