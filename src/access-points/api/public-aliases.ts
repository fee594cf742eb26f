import { foreignGrammars } from "../../identifiers/grammars.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Alias } from "../../registry/port.ts";

/**
 * The numbers and names of a thing that anybody may know: identifiers of foreign grammars, which were printed, and what its
 * public description says. Others may have been taken in for staff alone; the registry does not know which.
 */
export function publicAliases(aliases: readonly Alias[], { facts }: Pick<PublicEntity, "facts">): Alias[] {
  const said = new Set<string>();
  const uris: string[] = [];
  for (const fact of facts) {
    if (fact.kind === "number") said.add(fact.value);
    if (fact.kind === "same-as") uris.push(fact.uri);
  }
  return aliases.filter(
    ({ scheme, value, standing }) =>
      standing !== "wrong" &&
      (foreignGrammars.includes(scheme) || said.has(value) || uris.some((uri) => uri.endsWith(`/${value}`))),
  );
}
