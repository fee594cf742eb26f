import type { AccessPoint, HttpAnswer } from "../../access-points/port.ts";
import type { Press } from "../../access-points/press.ts";
import { resolver } from "../../access-points/resolver/resolver.ts";
import { schemas } from "../../access-points/schemas/schemas.ts";
import { answerFrom } from "../../access-points/server.ts";
import { examplesFrom } from "../../access-points/site/examples.ts";
import { errorPage, site } from "../../access-points/site/site.ts";
import { Problem } from "../../errors.ts";
import type { House } from "../house.ts";
import { oneMoment } from "./one-moment.ts";

/**
 * Asks as a stranger would over HTTP: `ask.for("/X5K4-2B6C-9Q1W.ttl")`, with what is accepted, by default anything. All is answered
 * from one moment until the next is let begin.
 */
export type Ask = { for(path: string, accept?: string): Promise<HttpAnswer>; nextMoment(): void };

/** The segment under which the faults that only a standing site has are asked for. */
export const faultSegment = "standing-fault";

/** The house to ask: what answers here is what answers strangers, so that the two cannot differ. */
export function askOf({ registry, store, base }: House, press: Press): Ask {
  const at = new Date();
  const reading = oneMoment({ registry, store, base, now: () => at });
  const points = [
    site({ ...press, counts: () => store.counts("public"), examples: () => examplesFrom(store) }),
    schemas(),
    standingFaults,
    resolver(reading, press),
  ];
  const answer = answerFrom(points, (problem) => errorPage(problem, press));
  return {
    for: (path, accept = "*/*") => answer({ method: "GET", path, headers: { accept } }),
    nextMoment: reading.pass,
  };
}

const hourSeconds = 3600;

/** What a web server with files has to say of its own, by name; all else it repeats. */
const faults: Readonly<Record<string, () => Problem>> = {
  away: () =>
    new Problem("not-ready", "This address is answered by the service, which is away. Identifiers are answered.", {
      retryAfterSeconds: hourSeconds,
    }),
  unavailable: () =>
    new Problem("not-ready", "The service that describes is away. The identifier has not gone away.", {
      retryAfterSeconds: hourSeconds,
    }),
  "not-offered": () =>
    new Problem("format-not-offered", "Ask for another format, or for */* to be given one that there is."),
  part: () => new Problem("part-unknown", "It is an identifier here, but nothing stands under it at this place."),
  method: () => new Problem("method-not-allowed", "Use GET, HEAD, OPTIONS.", { allow: "GET, HEAD, OPTIONS" }),
};

const standingFaults: AccessPoint = {
  name: "standing-faults",
  segments: [faultSegment],
  async handle({ path }) {
    throw faults[path.slice(faultSegment.length + 2)]?.() ?? new Problem("not-found", "See / for what there is.");
  },
};
