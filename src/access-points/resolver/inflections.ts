import type { PublicEntity } from "../../publish/public-entity.ts";
import { etagOf } from "../conditional.ts";
import type { HttpAnswer, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import type { Found } from "../reading.ts";
import { aboutPid, type PidInfo } from "./about-pid.ts";

/** How an identifier is asked about itself: who, what, when, where (`brief`); with its state, history and the promise (`full`); the same as JSON. */
export type Inflection = "brief" | "full" | "json";

/** The inflections of the ARK specification (section 5.1), each the whole of a query: `PID?`, `PID??`, `PID?info`; and `PID?json`. */
const inflections = new Map<string, Inflection>([
  ["", "brief"],
  ["?", "full"],
  ["info", "full"],
  ["json", "json"],
]);

/** What a query asks about the identifier itself; undefined where it asks for the thing. */
export function inflectionOf(query: string | undefined): Inflection | undefined {
  return query === undefined ? undefined : inflections.get(query);
}

/** An identifier's answer about itself, whatever its state: an ERC record (Electronic Resource Citation) as plain text, or JSON. */
export async function inflected(
  inflection: Inflection,
  found: { resolution: Found; entity: PublicEntity },
  reading: Reading,
  { base }: Press,
): Promise<HttpAnswer> {
  const info = await aboutPid(found, reading);
  const text = inflection === "json" ? `${JSON.stringify(info, null, 2)}\n` : writeErc(info, inflection === "full");
  const body = Buffer.from(text, "utf8");
  return {
    status: 200,
    headers: {
      "content-type": inflection === "json" ? "application/json" : "text/plain; charset=utf-8",
      etag: etagOf(body),
      "cache-control": "no-cache",
      link: `<${base}/${info.pid}>; rel="cite-as"`,
    },
    body,
  };
}

function writeErc(info: PidInfo, full: boolean): string {
  const lines: [string, string][] = [
    ["who", info.who ?? unknown],
    ["what", info.what],
    ["when", info.when ?? unknown],
    ["where", info.where],
  ];
  if (full) {
    lines.push(["type", info.type], ["state", info.state], ["since", info.since]);
    for (const { id, label } of info.leadsTo ?? []) lines.push(["leads to", [id, label].filter(Boolean).join(" ")]);
    for (const { source, asOf } of info.describedBy)
      lines.push(["described by", asOf ? `${source}, as of ${asOf}` : source]);
    for (const { date, words } of info.history) lines.push(["history", `${date.slice(0, 10)}: ${words}`]);
    lines.push(["promise", info.promise.words], ["policy", info.promise.policy]);
  }
  return `erc:\n${lines.map(([name, value]) => `${name}: ${oneLine(value)}\n`).join("")}`;
}

/** The ERC's code for a value that is not there. */
const unknown = "(:unav) not known";

const oneLine = (value: string) => value.replace(/\s+/g, " ").trim();
