// How the script says what the server calls by name.
import { el } from "./dom.js";

const NAMES = {
  victim_or_witness: "victim or witness",
  quoted_extremist_speech: "quoted extremist speech",
  casualty_statistic: "casualty statistic",
};

/** A name of the code in words. */
export const named = (name) => NAMES[name] ?? String(name).replaceAll("_", " ");

/** A role with its status: `extremist, former`. */
export const roleWords = (role, status) => (status ? `${named(role)}, ${status}` : named(role));

/** An answer, or a speaker's version, in words. */
export function answerWords(version) {
  const answer = version.answer ?? version;
  if (version.role) return roleWords(version.role, version.status);
  if (version.kind === "undo") return "undo";
  if (version.kind === "comment") return "a remark";
  if (version.kind === "skip") return `skip: ${named(version.reason)}`;
  if (answer.extremist === undefined) return named(version.kind ?? "");
  const voice = answer.extremist ? "quoted extremist speech" : "reportage";
  const labels = answer.casualty ? `${voice} + casualty statistic` : voice;
  return answer.unsure ? `unsure (${labels})` : labels;
}

/** A time of the log to the minute, in the reader's own zone. */
export function when(stamp) {
  const time = new Date(stamp);
  return Number.isNaN(time.valueOf()) ? "" : time.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

/** A time of day. */
export const clock = (stamp) => new Date(stamp).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

/** A rule's description as nodes: what stands between backticks is an example. */
export const described = (words) => words.split("`").map((part, at) => (at % 2 ? el("i", {}, part) : part));
