import type { Pid } from "../../identifiers/pid.ts";
import type { House } from "../house.ts";
import { exitCodes, print, printJson } from "./output.ts";

/** What a text was found to mean. */
type Meaning = { pid: Pid; state: string; type: string; since: string; by: string; keys: string[]; aliases: unknown[] };

/** `cartouche resolve ANYTHING`: a PID in any spelling, an address, a legacy id, a source key or a number. */
export async function resolveCommand(house: House, text: string, switches: { json?: boolean }): Promise<number> {
  const meanings = await meaningsOf(house, text);
  if (switches.json) {
    const [only] = meanings;
    if (meanings.length === 1 && only) printJson({ found: true, asked: text, ...only });
    else
      printJson({
        found: meanings.length > 0,
        asked: text,
        choices: meanings,
        suggestions: await suggestionsFor(house, text),
      });
  } else if (meanings.length === 0) {
    const suggestions = await suggestionsFor(house, text);
    print(
      `Nothing here is called “${text}”.${suggestions.length > 0 ? ` Did you mean ${suggestions.join(" or ")}?` : ""}`,
    );
  } else {
    for (const { pid, state, type, by, keys } of meanings)
      print(`${pid}  ${state} ${type}, found by ${by}; source keys: ${keys.join(", ") || "none"}`);
  }
  return meanings.length === 0 ? exitCodes.refused : exitCodes.good;
}

async function meaningsOf({ registry }: House, text: string): Promise<Meaning[]> {
  const meaning = async (pid: Pid, by: string): Promise<Meaning[]> => {
    const found = await registry.resolve(pid);
    if (!found.found) return [];
    const { state, type, since } = found;
    return [{ pid, state, type, since, by, keys: await registry.keysOf(pid), aliases: await registry.aliasesOf(pid) }];
  };
  const direct = await registry.resolve(text);
  if (direct.found) return meaning(direct.pid, direct.canonical ? "PID" : "another spelling of the PID");
  const key = (await registry.lookup([text])).get(text);
  if (key) return meaning(key, "source key");
  const aliases = await registry.find(text);
  const current = aliases.filter(({ standing }) => standing === "current");
  const byPid = new Map((current.length > 0 ? current : aliases).map((alias) => [alias.pid, alias]));
  const all = await Promise.all(
    [...byPid.values()].map(({ pid, scheme, standing }) => meaning(pid, `${standing} ${scheme} number`)),
  );
  return all.flat();
}

async function suggestionsFor({ registry }: House, text: string): Promise<Pid[]> {
  const resolution = await registry.resolve(text);
  return resolution.found ? [] : resolution.suggestions;
}
