// Verifying the log's chain of hashes from its page.
import { get } from "./api.js";
import { byId, fill } from "./dom.js";

byId("verify").addEventListener("click", async () => {
  const place = byId("verified");
  byId("verify").disabled = true;
  fill(place, "Reading the whole log…");
  try {
    const { events, head, problems } = await get("/api/verify");
    place.classList.toggle("wrong", problems.length > 0);
    fill(place, problems.length ? problems.join("; ") : `All is well: ${events} events. The last one’s hash, to note elsewhere: ${head}`);
  } catch (fault) {
    place.classList.add("wrong");
    fill(place, fault.message);
  } finally {
    byId("verify").disabled = false;
  }
});
