import type { Description, SourceRecord } from "../port.ts";
import type { SamplesSettings } from "./options.ts";
import { tellerFor } from "./telling.ts";

/** A work of another collection, of which there are samples: what it is called, who made it, and who has it, as is said here. */
export function describeWork(record: SourceRecord, settings: SamplesSettings): Description {
  const tell = tellerFor(record, settings);
  const { title, artist, holder, number, date, uri } = JSON.parse(record.original) as Record<string, string>;
  if (title)
    tell.say("title", { kind: "name", use: "preferred", text: [tell.text(title)] }, { by: { use: "preferred" } });
  const owner = holder === undefined ? undefined : ({ type: "group", text: holder } as const);
  if (number)
    tell.say(
      "number",
      { kind: "number", scheme: "inventory", value: number, assigner: owner ?? { type: "group", text: "its holder" } },
      { by: { value: number } },
    );
  if (artist || date) {
    const { span } = tell.time("date", date);
    const who = artist ? { who: [{ agent: { type: "person", text: artist } as const, role: "artist" }] } : {};
    const body = { kind: "activity", type: "production", ...who, ...(span ? { when: [span] } : {}) } as const;
    tell.say(artist ? "artist" : "date", body, { by: { type: "production" } });
  }
  if (owner) tell.say("holder", { kind: "placement", use: "usual", custodian: owner }, { by: { use: "usual" } });
  if (uri && /^https?:\/\//.test(uri))
    tell.say("uri", { kind: "content", role: "see-also", url: uri }, { by: { url: uri } });
  return tell.description("object");
}
