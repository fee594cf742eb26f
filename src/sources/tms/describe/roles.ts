import { lookUp, plainWord } from "../mapping/defaults.ts";
import type { AttributionUse, RoleUse, TmsMapping } from "../mapping/mapping.ts";
import type { Row } from "./rows.ts";

/** What a row of ObjConXrefs says of its constituent; `known` is false where the mapping does not know the role. */
export type Part = { use: RoleUse; attribution: AttributionUse; known: boolean; word?: string };

const doubtWords: readonly [RegExp, AttributionUse][] = [
  [/^(?:possibly|possible)\b\s*/, { certainty: "possible" }],
  [/^(?:probably|probable)\b\s*/, { certainty: "probable" }],
  [/^(?:formerly|former)\b\s*/, { standing: "former" }],
];

/**
 * Reads role and prefix together: `Role` (or `RoleID`) says the part, `Prefix` may name a part of its own (`Lithographer:`),
 * qualify (`Copy after:`) or doubt (`Possibly:`, `Former attribution:`).
 */
export function partOf(row: Row, mapping: TmsMapping): Part {
  const given = plainWord(row.Prefix ?? "");
  const { rest, doubt } = withoutDoubt(given, mapping);
  const qualified = lookUp(mapping.attributions, rest);
  const attribution = { ...qualified, ...doubt };
  const use = lookUp(mapping.roles, row.Role) ?? lookUp(mapping.roles, rest) ?? lookUp(mapping.roleIds, row.RoleID);
  const word = (row.Prefix ?? row.Role ?? "").replace(/\s*:$/, "");
  const said = word === "" ? {} : { word };
  if (use) return { use: made(use, attribution), attribution, known: true, ...said };
  const role = plainWord(row.Role ?? row.Prefix ?? row.RoleID ?? "");
  if (qualified?.role) return { use: { as: "production", role: qualified.role }, attribution, known: true, ...said };
  return { use: { as: "other", role: role === "" ? "unknown" : role }, attribution, known: false, ...said };
}

/** A qualified maker is an artist, whatever number the role has. */
function made(use: RoleUse, { role }: AttributionUse): RoleUse {
  return role && use.as === "production" ? { as: "production", role } : use;
}

/** Takes `Possibly`, `Probably` and `Former(ly)` off a prefix, unless the mapping knows it as a whole. */
function withoutDoubt(prefix: string, mapping: TmsMapping): { rest: string; doubt: AttributionUse } {
  if (lookUp(mapping.attributions, prefix) ?? lookUp(mapping.roles, prefix)) return { rest: prefix, doubt: {} };
  const found = doubtWords.find(([pattern]) => pattern.test(prefix));
  return found ? { rest: prefix.replace(found[0], ""), doubt: found[1] } : { rest: prefix, doubt: {} };
}
