import { factKey } from "../../../entities/fact-key.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { agentRef } from "./agents.ts";
import { audienceOf } from "./audience.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { type Row, rowsOf } from "./rows.ts";
import { type Teller, teller } from "./teller.ts";

/** An exhibition: its title, and one activity that fills its dates at its venue. */
export function describeExhibition(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const row = rows.first("Exhibitions");
  const tell = teller(record, mapping, audienceOf(row, mapping));
  const { ExhTitle, DisplayDate, BeginISODate, EndISODate, VenueID } = row;
  if (ExhTitle) {
    tell.say(
      "Exhibitions.ExhTitle",
      { kind: "name", use: "preferred", text: [tell.text(ExhTitle)] },
      { by: { use: "preferred" } },
    );
  }
  const { span } = tell.time("Exhibitions.BeginISODate", DisplayDate, { begin: BeginISODate, end: EndISODate });
  const venue = rows.referred("Constituents", VenueID);
  if (VenueID && !venue) {
    tell.doubt(
      "reference-to-nothing",
      "Exhibitions.VenueID",
      VenueID,
      "The venue is not in the export; the exhibition is taken without it. Export the constituent too.",
    );
  }
  const place = venue && agentRef(tell, VenueID, venue);
  tell.say(
    "Exhibitions.BeginISODate",
    {
      kind: "activity",
      type: "exhibition",
      ...(span ? { when: [{ ...span, lasting: true }] } : {}),
      ...(place ? { where: [{ place, role: "venue" }] } : {}),
    },
    { by: { type: "exhibition" } },
  );
  sayVenues(tell, rows.of("ExhVenues"));
  sayKeptPid(tell, "exhibition", "Exhibitions", row);
  return { drafts: [tell.draft("exhibition")], findings: tell.findings };
}

/** Where and when else it was shown, each venue within the whole. */
function sayVenues(tell: Teller, venues: readonly Row[]): void {
  for (const row of venues) {
    const { ExhVenueXrefID, VenueDisplayName: name, BeginISODate, EndISODate } = row;
    if (!name) continue;
    const { span } = tell.time("ExhVenues.BeginISODate", undefined, { begin: BeginISODate, end: EndISODate });
    const body = {
      kind: "activity" as const,
      type: "exhibition" as const,
      within: factKey(tell.record, "activity", { type: "exhibition" }),
      where: [{ place: { type: "group" as const, text: name }, role: "venue" }],
      ...(span ? { when: [{ ...span, lasting: true }] } : {}),
    };
    tell.say("ExhVenues.VenueDisplayName", body, {
      ...(ExhVenueXrefID ? { key: tell.key("exhvenue", ExhVenueXrefID) } : {}),
      by: { type: "exhibition", venue: name, from: BeginISODate },
    });
  }
}
