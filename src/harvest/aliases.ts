import { dayOf, factIsPublic } from "../entities/audience.ts";
import type { StoredFact, TimeSpan } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import { isAliasDate } from "../registry/numbers.ts";
import type { Alias } from "../registry/port.ts";

/** Schemes whose numbers this institution itself gave out for a thing it holds or held: all answer to `inventory`. */
const ownSchemes = new Set(["inventory", "entry", "loan"]);

/**
 * The numbers and external ids by which a thing shall be found. A placeholder (`NONE`) finds nothing; a number given by
 * somebody else never answers to `inventory`; what only staff may see is no way in for outsiders.
 */
export function aliasesFor(pid: Pid, facts: readonly StoredFact[], now: Date): Alias[] {
  const day = dayOf(now);
  return facts
    .filter((fact) => factIsPublic(fact, day))
    .flatMap((fact) => {
      if (fact.kind === "number") return numberAliases(pid, fact);
      if (fact.kind === "same-as") return sameAsAliases(pid, fact);
      return [];
    });
}

function numberAliases(pid: Pid, fact: StoredFact & { kind: "number" }): Alias[] {
  if (fact.fault === "placeholder" || fact.value.trim() === "") return [];
  const standing = fact.fault === "wrong" ? "wrong" : fact.standing === "former" || fact.fault ? "former" : "current";
  const said = { pid, value: fact.value, standing, ...validityOf(fact.when) } as const;
  if (fact.assigner) return [{ ...said, scheme: foreign(fact.scheme) }];
  const alias: Alias = { ...said, scheme: fact.scheme };
  return ownSchemes.has(fact.scheme) && fact.scheme !== "inventory"
    ? [alias, { ...alias, scheme: "inventory" }]
    : [alias];
}

/** Dates that aliases can be compared by; those before our era are left out. */
function validityOf({ earliest, latest, open }: TimeSpan = {}): Pick<Alias, "from" | "until"> {
  const from = open !== "start" && earliest !== undefined && isAliasDate(earliest) ? { from: earliest } : {};
  return open !== "end" && latest !== undefined && isAliasDate(latest) ? { ...from, until: latest } : from;
}

/** A number in somebody else's series never stands under a scheme of our own. */
function foreign(scheme: string): string {
  return ownSchemes.has(scheme) ? "other" : scheme;
}

function sameAsAliases(pid: Pid, fact: StoredFact & { kind: "same-as" }): Alias[] {
  if (fact.match !== "exact" || (fact.status !== "asserted" && fact.status !== "confirmed")) return [];
  return [{ pid, scheme: fact.scheme, value: identifierIn(fact.uri, fact.scheme), standing: "current" }];
}

/** `http://vocab.getty.edu/ulan/500115588` → `500115588`; a DOI keeps its slash. */
function identifierIn(uri: string, scheme: string): string {
  if (scheme === "doi") return uri.replace(/^https?:\/\/(dx\.)?doi\.org\//, "");
  return (
    uri
      .replace(/[/#]+$/, "")
      .split(/[/#]/)
      .at(-1) ?? uri
  );
}
