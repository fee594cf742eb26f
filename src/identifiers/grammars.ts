import { parsePid } from "./parse.ts";

/**
 * A grammar of identifiers is data. `exact` ones are compared octet for octet and never folded: among 644 of the Gallery's
 * PIDs, taking O for 0 and I or L for 1 makes 7 of 16. Minting rules are not resolving rules: what is registered resolves.
 */
export type Grammar = {
  name: string;
  example: string;
  pattern: RegExp;
  folding: "tolerant" | "exact";
  mintable: boolean;
};

/** The grammars a registry knows, the one that mints first. A foreign identifier is an alias whose scheme is its grammar's name. */
export const grammars: readonly Grammar[] = [
  {
    name: "native",
    example: "X5K4-2B6C-9Q1W",
    pattern: /^[B-DF-HJKMNP-TV-XZ][0-9B-DF-HJKMNP-TV-XZ]{3}(?:-[0-9B-DF-HJKMNP-TV-XZ]{4}){2}$/,
    folding: "tolerant",
    mintable: true,
  },
  {
    name: "beta",
    example: "000-04PN-0000",
    pattern: /^[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    folding: "exact",
    mintable: false,
  },
  {
    name: "production-4",
    example: "0F6J-0001-0000-0000",
    pattern: /^[0-9][0-9A-Z]{3}(?:-[0-9A-Z]{4})+$/,
    folding: "exact",
    mintable: false,
  },
];

/** The names of grammars that are compared exactly: the schemes of aliases that resolve like PIDs. */
export const foreignGrammars: readonly string[] = grammars.flatMap(({ name, folding }) =>
  folding === "exact" ? [name] : [],
);

/** The grammar in which a text is well formed; undefined where it is in none. */
export function grammarOf(text: string): Grammar | undefined {
  return grammars.find((grammar) =>
    grammar.folding === "tolerant" ? parsePid(text) !== undefined : grammar.pattern.test(text),
  );
}
