import type { Audience } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { childrenOf } from "../../reading/xml-tree.ts";
import { teller } from "../../telling/teller.ts";
import { unitOf } from "../read/unit.ts";
import { sayAccessPoints } from "./access-points.ts";
import { sayDigitalObjects } from "./digital-objects.ts";
import { sayIdentification } from "./identification.ts";
import { sayNote } from "./notes.ts";

/** How finding aids are said: the language of texts that do not say it, and the audience of units that do not. */
export type EadMapping = { language?: string; audience: Audience };

/** A unit of description with what its head says; what it has from those above is not repeated. */
export function describeUnit(record: SourceRecord, { language, audience }: EadMapping): Description {
  const { element, parent, order } = unitOf(record);
  const { level, otherlevel, audience: said } = element.attributes;
  const tell = teller(record, {
    audience: said === "internal" ? "staff" : audience,
    ...(language === undefined ? {} : { language }),
  });
  if (parent !== undefined) {
    const whole = { type: "archive" as const, key: parent };
    const place = order === undefined ? {} : { order };
    tell.say("@parent", { kind: "part", whole, as: "archival" }, { by: { as: "archival" }, ...place });
  }
  const words = level === "otherlevel" || level === undefined ? (otherlevel ?? level) : level;
  if (words) {
    const concept = { type: "concept" as const, text: words };
    tell.say(
      "@level",
      { kind: "classification", aspect: "level", concept },
      { by: { aspect: "level" }, sourceWord: words },
    );
  }
  sayDigitalObjects(tell, element, "");
  for (const child of childrenOf(element)) {
    if (child.name === "did") sayIdentification(tell, child);
    else if (child.name === "controlaccess") sayAccessPoints(tell, child);
    else if (child.name === "descgrp") for (const note of childrenOf(child)) sayNote(tell, note, "descgrp/");
    else sayNote(tell, child);
  }
  return tell.description("archive");
}
