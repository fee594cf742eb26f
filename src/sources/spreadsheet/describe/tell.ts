import type { KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { Envelope, Teller } from "../../telling/teller.ts";
import type { Column } from "../columns.ts";
import { valuesIn } from "../record.ts";

/** Says facts of a row. */
export type Tell = Teller & {
  cells: Readonly<Record<string, string>>;
  /** References to rows that are not there, by column. */
  lost: Readonly<Record<string, readonly string[]>>;
  /** What the rows of every table are. */
  types: ReadonlyMap<string, EntityType>;
};

/** The values of a column's cell. */
export const valuesOf = ({ cells }: Tell, name: string, { separator }: Column): string[] =>
  valuesIn(Object.hasOwn(cells, name) ? cells[name] : undefined, separator);

/** What a value refers to: a row of another table where there is one, else what it says in words. */
export function refOf(
  tell: Tell,
  name: string,
  value: string,
  to: { to?: string; type?: EntityType; usual: EntityType },
): KeyRef {
  const isLost = tell.lost[name]?.includes(value) ?? false;
  if (to.to === undefined || isLost) return { type: to.type ?? tell.types.get(to.to ?? "") ?? to.usual, text: value };
  return { type: to.type ?? tell.types.get(to.to) ?? to.usual, key: tell.key(to.to, value) };
}

/** The envelope of what a column says: its own words for it, and who may see it. */
export function envelopeOf(
  name: string,
  { audience, standing }: Column,
  by: Record<string, string | undefined>,
): Envelope {
  return {
    by: { column: name, ...by },
    sourceWord: name,
    ...(audience === undefined ? {} : { audience }),
    ...(standing === undefined ? {} : { standing }),
  };
}
