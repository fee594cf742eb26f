import type { TimeSpan } from "../../../entities/facts.ts";
import { lookUp } from "../mapping/defaults.ts";
import { isClosed } from "./audience.ts";
import { ordered, type Row, type Rows } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** Says in which exhibitions an object was, and under which catalogue number. */
export function sayExhibitions(teller: Teller, rows: readonly Row[]): void {
  for (const { ExhibitionID = "", ExhObjXrefID, CatalogueNumber } of rows) {
    const numbers = CatalogueNumber ? { numbers: [{ value: CatalogueNumber, scheme: "catalogue" }] } : {};
    const event = { type: "exhibition" as const, key: teller.key("exhibition", ExhibitionID) };
    const key = ExhObjXrefID ? { key: teller.key("exhobjxref", ExhObjXrefID) } : {};
    const by = { type: "exhibition", event: ExhibitionID };
    teller.say("ObjExhXrefs.ExhibitionID", { kind: "activity", type: "exhibition", event, ...numbers }, { by, ...key });
  }
}

/** Says where an object is published: pages, number, figure, whether it is illustrated. */
export function sayCitations(teller: Teller, rows: readonly Row[]): void {
  for (const row of ordered(rows, "RefObjXrefID")) {
    const { ReferenceID = "", RefObjXrefID, PageNumber, CatalogueNumber, FigureNumber, Illustrated, Remarks } = row;
    const body = {
      kind: "citation" as const,
      publication: { type: "publication" as const, key: teller.key("reference", ReferenceID) },
      ...(PageNumber ? { pages: PageNumber } : {}),
      ...(CatalogueNumber ? { number: CatalogueNumber } : {}),
      ...(FigureNumber ? { figure: FigureNumber } : {}),
      ...(Illustrated ? { illustrated: Illustrated === "1" } : {}),
      ...(Remarks ? { note: teller.text(Remarks) } : {}),
    };
    const key = RefObjXrefID ? { key: teller.key("refobjxref", RefObjXrefID) } : {};
    teller.say("ObjRefXrefs.ReferenceID", body, { by: { publication: ReferenceID, pages: PageNumber }, ...key });
  }
}

/** Says which images show an object: the first is the primary one. */
export function sayImages(teller: Teller, rows: readonly Row[]): void {
  const seen = new Set<string>();
  const first = (row: Row) => Number(row.Primary !== "1");
  for (const { FileName = "", Caption, View } of [...ordered(rows, "DisplayOrder")].sort(
    (a, b) => first(a) - first(b),
  )) {
    if (FileName === "" || seen.has(FileName)) continue;
    const role = seen.size === 0 ? "primary" : "detail";
    seen.add(FileName);
    const image = { type: "media" as const, key: teller.key("image", FileName) };
    const caption = Caption ? { caption: [teller.text(Caption)] } : {};
    teller.say(
      "ObjImages.FileName",
      { kind: "media", image, role, ...(View ? { view: View } : {}), ...caption },
      { by: { image: FileName }, order: seen.size },
    );
  }
}

const uses = { current: "current", usual: "usual", past: "past", previous: "past", home: "usual" } as const;

/** Says where an object is, usually is and was. A location that is not public is for staff. */
export function sayPlacements(teller: Teller, rows: Rows): void {
  sayGallery(teller, rows.first("Objects").CurrentLocation);
  for (const row of ordered(rows.of("ObjLocations"), "ObjLocationID")) {
    const { ObjLocationID, LocationID, Status } = row;
    const use = lookUp(uses as Record<string, "current" | "usual" | "past">, Status);
    if (!use) {
      const detail = "This is none of current, usual and past; it is taken as past. Correct it.";
      teller.doubt("status-unknown", "ObjLocations.Status", Status, detail);
    }
    const when = teller.time("ObjLocations.BeginISODate", undefined, {
      begin: row.BeginISODate,
      end: row.EndISODate,
    }).span;
    const at = LocationID
      ? { at: { type: "location" as const, key: teller.key("location", LocationID) } }
      : { state: "off-display" as const };
    const closed = isClosed(rows.referred("Locations", LocationID));
    teller.say(
      "ObjLocations.LocationID",
      { kind: "placement", use: use ?? "past", ...at, ...(when ? { when: lasting(when, use) } : {}) },
      {
        ...(ObjLocationID ? { key: teller.key("objlocation", ObjLocationID) } : {}),
        by: { use: use ?? "past", at: LocationID, from: row.BeginISODate },
        ...(closed ? { audience: "staff" as const } : {}),
        ...(Status ? { sourceWord: Status } : {}),
      },
    );
  }
}

/** Where an object is, in the words of its own row. */
function sayGallery(teller: Teller, words: string | undefined): void {
  if (!words) return;
  const display = teller.text(words);
  const hidden = /^(not on (view|display)|off (view|display)|in storage)$/i.test(words);
  const state = hidden ? { state: "off-display" as const } : {};
  teller.say(
    "Objects.CurrentLocation",
    { kind: "placement", use: "current", ...state, display },
    { by: { use: "current" } },
  );
}

/** Where a thing now is, it is until further notice. */
function lasting(when: TimeSpan, use: string | undefined): TimeSpan {
  const open = use !== "past" && when.earliest && !when.latest ? { open: "end" as const } : {};
  return { ...when, ...open, lasting: true };
}
