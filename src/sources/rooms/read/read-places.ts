import canonicalize from "canonicalize";
import type { Finding, ReadItem, SourceRecord } from "../../port.ts";
import type { Tally } from "../../reading/tally.ts";
import type { RoomsSettings } from "../options.ts";
import { idsOf, textOf } from "../place-fields.ts";
import { type Feature, featuresIn } from "./features.ts";
import { type Says, type Succession, successionOf } from "./succession.ts";

/** A place as its record keeps it; `known` says that its parent is in the file. */
export type PlaceOriginal = { feature: Feature; succession: Partial<Succession>; known: boolean };

type Reading = { settings: RoomsSettings; tally: Tally; path: string };

/**
 * The places of a GeoJSON file. Where one place followed one, they are one place: the later ones inherit the identifier of the
 * first, which comes before them. Where places were split or merged, staff are told. Fault: `source-unreadable`.
 */
export async function* readPlaces(reading: Reading): AsyncGenerator<ReadItem> {
  const { settings, path, tally } = reading;
  const file = settings.files.places;
  const places = new Map<string, Says>();
  const rowOf = new Map<string, number>();
  let row = 0;
  for await (const feature of featuresIn(path, file)) {
    row++;
    const id = feature && textOf("id", feature);
    if (feature === undefined || id === undefined) yield tally.count("places", unused(file, row, "place-not-read"));
    else if (places.has(id)) yield tally.count("places", unused(file, row, "duplicate-key", id));
    else {
      places.set(id, { supersedes: idsOf("supersedes", feature), supersededBy: idsOf("supersededBy", feature) });
      rowOf.set(id, row);
    }
  }
  const successions = successionOf(places);
  for (const heirs of [false, true]) {
    row = 0;
    for await (const feature of featuresIn(path, file)) {
      row++;
      const id = feature && textOf("id", feature);
      const succession = id === undefined ? undefined : successions.get(id);
      if (!feature || !id || !succession || rowOf.get(id) !== row || (succession.first !== undefined) !== heirs)
        continue;
      const record = recordOf({ feature, id, succession, row }, places, settings);
      yield tally.count("places", { record });
      for (const finding of found(record, succession, id)) yield { finding };
    }
  }
}

type One = { feature: Feature; id: string; succession: Succession; row: number };

function recordOf(
  { feature, id, succession, row }: One,
  places: ReadonlyMap<string, Says>,
  { name, files }: RoomsSettings,
): SourceRecord {
  const key = (place: string) => `${name}/place/${place}`;
  const { first, next, madeOf, became } = succession;
  const here = (ids: readonly string[]) => ids.filter((other) => places.has(other));
  const lines = { ...(first ? { first } : {}), ...(next ? { next } : {}) };
  const links = { ...lines, ...lists({ madeOf: here(madeOf), became: here(became) }) };
  const known = places.has(textOf("parent", feature) ?? "");
  const { "wof:lastmodified": _, ...properties } = feature.properties;
  const write = (said: Feature) => canonicalize({ feature: said, succession: links, known }) ?? "";
  return {
    key: key(id),
    original: write(feature),
    content: write({ ...feature, properties }),
    ...(first === undefined ? {} : { predecessor: key(first) }),
    at: { file: files.places, row },
  };
}

const lists = (given: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(given).filter(([, ids]) => ids.length > 0));

const details = {
  "place-not-read": "The feature cannot be read, or has no id, so it cannot be told from others. Correct it.",
  "duplicate-key": "An earlier feature has this id; that one was taken. Drop one of the two.",
};

function unused(file: string, row: number, rule: keyof typeof details, value?: string): { finding: Finding } {
  const said = value === undefined ? {} : { value: value.slice(0, 200) };
  const kind = rule === "place-not-read" ? "rejected" : "unused";
  return { finding: { kind, rule, table: "places", file, row, ...said, detail: details[rule] } };
}

/** What staff should look at in a place's succession. */
function found(
  { key, at }: SourceRecord,
  { madeOf, became, unknown, itself, oneSided }: Succession,
  id: string,
): Finding[] {
  const tell = (rule: string, others: readonly string[], detail: string): Finding[] =>
    others.length === 0
      ? []
      : [
          {
            kind: "doubtful",
            rule,
            table: "places",
            ...at,
            record: key,
            value: [id, ...others].join(" ").slice(0, 200),
            detail,
          },
        ];
  const names = (ids: readonly string[]) => ids.slice(0, 5).join(", ");
  return [
    ...(itself
      ? tell("succession-of-itself", [id], `${id} is said to have followed itself; that is left out. Drop the link.`)
      : []),
    ...(became.length > 1
      ? tell(
          "place-split",
          became,
          `${id} became ${names(became)}. Decide what becomes of its identifier: cartouche registry split.`,
        )
      : []),
    ...(madeOf.length > 1
      ? tell(
          "place-merged",
          madeOf,
          `${id} was made of ${names(madeOf)}. Decide what becomes of their identifiers: cartouche registry merge or tombstone.`,
        )
      : []),
    ...tell(
      "succession-unknown",
      unknown,
      `${id} names ${names(unknown)}, which is not in the file. Export it too, or correct the link.`,
    ),
    ...tell(
      "succession-one-sided",
      oneSided,
      `${id} names ${names(oneSided)}, which does not name it; the link is believed. Add the other half, or drop this one.`,
    ),
  ];
}
