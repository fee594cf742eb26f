import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf } from "./audience.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { type Row, type Rows, rowsOf } from "./rows.ts";
import { type Teller, teller } from "./teller.ts";

/** A location: what it is called (its room, else building, else site), what it is within, and on which floor. */
export function describeLocation(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const row = rows.first("Locations");
  const tell = teller(record, mapping, audienceOf(row, mapping));
  const { Site, Building, Room, Description: words } = row;
  const name = Room ?? Building ?? Site ?? words;
  if (name)
    tell.say(
      "Locations.Room",
      { kind: "name", use: "preferred", text: [tell.text(name)] },
      { by: { use: "preferred" } },
    );
  if (words && words !== name) {
    tell.say(
      "Locations.Description",
      { kind: "statement", about: "description", text: [tell.text(words)] },
      { by: { about: "description" } },
    );
  }
  sayPlace(tell, rows, row);
  sayKeptPid(tell, "location", "Locations", row);
  return { drafts: [tell.draft("location")], findings: tell.findings };
}

/** What it is within, by reference, and in words on which floor of which building. */
function sayPlace(tell: Teller, rows: Rows, { Site, Building, Floor, Room, PartOf }: Row): void {
  const whole = rows.referred("Locations", PartOf);
  if (PartOf && whole) {
    const ref = { type: "location" as const, key: tell.key("location", PartOf) };
    tell.say(
      "Locations.PartOf",
      { kind: "part", whole: ref, as: "contained-within" },
      { by: { as: "contained-within" } },
    );
  } else if (PartOf) {
    tell.doubt(
      "reference-to-nothing",
      "Locations.PartOf",
      PartOf,
      "The location that this is part of is not in the export. Export it too.",
    );
  }
  const around = [Floor, Room && Building, (Room ?? Building) && Site].filter(
    (part) => part !== undefined && part !== "",
  );
  if (around.length > 0) {
    const display = tell.text(around.join(", "));
    const position = Floor ? { position: { on: "words" as const, text: tell.text(Floor) } } : {};
    tell.say("Locations.Floor", { kind: "placement", use: "site", display, ...position }, { by: { use: "site" } });
  }
}
