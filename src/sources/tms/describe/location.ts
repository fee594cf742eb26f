import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf } from "./audience.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { describePreferredLocation, sayWithin } from "./preferred-location.ts";
import { type Row, type Rows, rowsOf } from "./rows.ts";
import { type Teller, teller } from "./teller.ts";

/** A location: what it is called (its room, else building, else site), what it is within, and on which floor. */
export function describeLocation(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  if (rows.of("PreferredLocations").length > 0) return describePreferredLocation(record, mapping);
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
  for (const { LocationKey = "" } of rows.of("LocationXrefs"))
    sayWithin(tell, "LocationXrefs.LocationKey", LocationKey);
  sayKeptPid(tell, "location", "Locations", row);
  return { drafts: [tell.draft("location")], findings: tell.findings };
}

/** What it is within, by reference, and in words on which floor of which building. */
function sayPlace(tell: Teller, rows: Rows, { Site, Building, Floor, Room, PartOf }: Row): void {
  const whole = rows.referred("Locations", PartOf);
  if (PartOf && whole) sayWithin(tell, "Locations.PartOf", PartOf);
  else if (PartOf) {
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
