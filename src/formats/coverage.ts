import type { FactKind } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicFact } from "../publish/public-entity.ts";
import { publish } from "../publish/publish.ts";
import { factKinds } from "./facts-by-kind.ts";
import type { Format, Loss, WriteContext } from "./port.ts";

/** How much of a fact kind a format carries, and what it leaves out and why. */
export type Carried = { kind: FactKind; carries: "all" | "part" | "nothing"; losses: readonly Loss[] };

type Losing = Pick<Format, "losses">;

/** What a format carries of each of the sixteen fact kinds, as its losses say; of things of one type where one is named. */
export function coverageOf({ losses }: Losing, type?: EntityType): Carried[] {
  const told = losses.filter((loss) => isOf(loss, type));
  return factKinds.map((kind) => {
    const own = told.filter((loss) => loss.kind === kind);
    const isDropped = own.some(({ field, types }) => field === "*" && (types === undefined || type !== undefined));
    return { kind, carries: isDropped ? "nothing" : own.length > 0 ? "part" : "all", losses: own };
  });
}

/** What a format leaves out of every fact, whatever its kind. */
export function lossesOfEvery({ losses }: Losing): Loss[] {
  return losses.filter(({ kind }) => kind === "*");
}

/** The losses of a format that a fact of a thing meets: what it says and the format leaves out. */
export function lossesOf({ losses }: Losing, fact: PublicFact, type: EntityType): Loss[] {
  const own = losses.filter((loss) => isOf(loss, type) && (loss.kind === fact.kind || loss.kind === "*"));
  const whole = own.find(({ kind, field }) => kind === fact.kind && field === "*");
  return whole ? [whole] : own.filter((loss) => readerOf(loss)(fact));
}

const isOf = ({ types }: Loss, type: EntityType | undefined) =>
  types === undefined || type === undefined || types.includes(type);

type Reader = (fact: PublicFact) => boolean;

const readers = new WeakMap<Loss, Reader>();

/** Whether a fact says what a loss names, made once for a loss. */
function readerOf(loss: Loss): Reader {
  const known = readers.get(loss);
  if (known) return known;
  const reader = readerFor(loss.field);
  readers.set(loss, reader);
  return reader;
}

/** What a field names: `"when"`, `"by, checked"`, `"who.role"`, `"position.x, y"`, `"use: search, sort"`. */
function readerFor(field: string): Reader {
  const colon = field.indexOf(":");
  if (colon >= 0) {
    const values = new Set(wordsIn(field.slice(colon + 1)));
    const path = field.slice(0, colon).trim().split(".");
    return (fact) => valuesAt(fact, path).some((value) => values.has(String(value)));
  }
  const [first = "", ...others] = wordsIn(field);
  const within = first.includes(".") ? first.slice(0, first.lastIndexOf(".") + 1) : "";
  const paths = [first, ...others, ...others.map((name) => within + name)].map((path) => path.split("."));
  return (fact) => paths.some((path) => valuesAt(fact, path).length > 0);
}

/** The names in a list of a few; of one in words (`"position on surface"`) the first. */
const wordsIn = (list: string) =>
  list
    .split(/,| and | or /)
    .map((word) => word.trim().split(/\s/)[0] ?? "")
    .filter((word) => word !== "");

/** What stands at a path, through lists: `["who", "role"]` → `["artist", "publisher"]`. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined ? [] : [value];
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
  return valuesAt(Reflect.get(value, name), rest);
}

/** What a thing of a type must have to be offered in a format, in words: what one lacks of which hardly anything is said. */
export function minimumOf({ missing }: Pick<Format, "missing">, type: EntityType, context: WriteContext): string[] {
  const bare = missing && publish(hardlyAnything(type), { state: "active", referents: new Map(), now: new Date(0) });
  return bare ? missing(bare, context) : [];
}

/** Of a thing of which nothing is public there is no public entity: so that it may be the same as something is said, and that is no minimum. */
function hardlyAnything(type: EntityType): Parameters<typeof publish>[0] {
  const said = { key: "-", audience: "public", from: { source: "-", record: "-", field: "-" } } as const;
  const candidate = { uri: "urn:none", scheme: "none", match: "close", status: "candidate" } as const;
  const pid = "X5K4-2B6C-9Q1W" as Pid;
  return {
    pid,
    type,
    facts: [{ ...said, kind: "same-as", ...candidate }],
    version: 1,
    modified: "1970-01-01T00:00:00Z",
  };
}
