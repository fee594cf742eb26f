import type { EntityType } from "../../entities/types.ts";
import type { Standing } from "../../validity/result.ts";
import type { Outcome } from "./validate-records.ts";

/** How many documents there are of a format, and what is known of them. */
export type Counts = { offered: number } & Record<Standing, number>;

/**
 * What is counted of documents: by format, and by entity type and format. The `floor` of a type is the lowest share of its records that
 * are valid in a format they are offered in.
 */
export type Tally = {
  formats: ByFormat;
  types: Partial<Record<EntityType, { floor: number; formats: ByFormat }>>;
};

type ByFormat = Record<string, Counts>;

/** Counts documents as they come. */
export function countDocuments() {
  const formats: ByFormat = {};
  const types: Partial<Record<EntityType, ByFormat>> = {};
  return {
    add({ type, receipt: { format, state } }: Outcome): void {
      const ofType = types[type] ?? {};
      types[type] = ofType;
      for (const counted of [formats, ofType]) {
        const counts = counted[format] ?? { offered: 0, valid: 0, invalid: 0, unchecked: 0 };
        counted[format] = counts;
        counts.offered++;
        counts[state]++;
      }
    },
    sum(): Tally {
      const entries = Object.entries(types).map(([type, counted]) => [
        type,
        { floor: Math.min(...Object.values(counted).map(({ valid, offered }) => valid / offered)), formats: counted },
      ]);
      return { formats, types: Object.fromEntries(entries) };
    },
  };
}
