import { Problem } from "../../errors.ts";
import { openSchemaCache } from "../../validity/schema-cache/cache.ts";
import { fillSchemaCache } from "../../validity/schema-cache/fill.ts";
import { lookThrough } from "../../validity/schema-cache/look-through.ts";
import { exitCodes, print, printJson, tell } from "./output.ts";

/** The switches of `cartouche schemas`. */
export type SchemasSwitches = { check?: boolean; from?: string; timeout?: string; json?: boolean };

/** `cartouche schemas`: fills the folder of the standards' own schemas, or tells what is in it. Ends with 1 where something is lacking. */
export async function schemasCommand(folder: string, switches: SchemasSwitches): Promise<number> {
  const cache = openSchemaCache(folder);
  if (switches.check) {
    const told = lookThrough(cache);
    for (const each of told) switches.json ? printJson(each) : print(`${each.state.padEnd(10)} ${each.path}`);
    return told.every(({ state }) => state === "present") ? exitCodes.good : exitCodes.refused;
  }
  const counts = { there: 0, brought: 0, failed: 0 };
  for await (const filled of fillSchemaCache(cache, {
    mirror: mirrorOf(switches),
    timeoutSeconds: secondsOf(switches),
  })) {
    counts[filled.outcome]++;
    if (switches.json) printJson(filled);
    else if (filled.outcome === "failed") print(`failed     ${filled.path}: ${filled.why}`);
    else if (filled.outcome === "brought") print(`brought    ${filled.path}`);
  }
  tell(`${folder}: ${counts.there} were there, ${counts.brought} brought, ${counts.failed} failed.`);
  if (counts.failed > 0)
    tell(
      "What failed can be brought by hand: docs/validation.md says from where. Formats that need it stay unchecked.",
    );
  return counts.failed === 0 ? exitCodes.good : exitCodes.refused;
}

function mirrorOf({ from }: SchemasSwitches): string | undefined {
  if (from === undefined || /^https?:\/\//i.test(from)) return from;
  throw new Problem("request-malformed", `“${from}” is no http or https address of a mirror.`);
}

function secondsOf({ timeout }: SchemasSwitches): number {
  const seconds = Number(timeout ?? 30);
  if (seconds > 0) return seconds;
  throw new Problem("request-malformed", `“${timeout}” is no number of seconds.`);
}
