import { z } from "zod";
import { Problem } from "../../../errors.ts";
import { foreignGrammars, grammarOf } from "../../../identifiers/grammars.ts";
import type { Registry } from "../../../registry/port.ts";
import { identified, standingOf } from "../identified.ts";
import { decisionOf, operation } from "../operation.ts";
import { entityType, sourceKey, standing, words } from "../shapes.ts";
import { deciding, unlessSaid } from "./deciding.ts";

const bound = { key: sourceKey, reason: words.optional() };

/** `…/bind`: binds a source key to a PID, for ever. */
export const bindPid = deciding({
  word: "bind",
  id: "bindPid",
  summary: "Bind a source key to an identifier",
  description: "For ever: a key never gets another identifier, but many keys may have one.",
  body: z.strictObject(bound),
  problems: ["key-conflict"],
  example: { body: { key: "tms/object/6183" }, state: "reserved" },
  reason: unlessSaid("bound over the API"),
  decide: ({ registry, pid, body: { key }, decision }) => registry.bind(pid, key, decision),
});

/** `…/adopt`: an identifier that was issued before us, in a grammar of its own, stands for what a source key names from now on. */
export const adoptPid = operation({
  id: "adoptPid",
  method: "POST",
  path: "/api/v1/pids/{pid}/adopt",
  summary: "Adopt an identifier that was issued elsewhere before",
  description:
    "The identifier in the path is in a grammar of its own (000-04PN-0000, 0F6J-0001-0000-0000). It resolves from now on to what the source key names; a key without an identifier gets one. The first claim holds.",
  scope: "decide",
  body: z.strictObject({ ...bound, type: entityType.optional() }),
  answer: standing,
  problems: ["pid-malformed", "key-conflict", "idempotency-conflict", "registry-fenced"],
  example: {
    body: { key: "tms/object/6183", type: "object" },
    answer: { pid: "X5K4-2B6C-9Q1W", state: "reserved" },
  },
  async answerTo({ params: { pid: value = "" }, body: { key, type = "object", reason }, holder, desk }) {
    const { registry } = desk.reading;
    const scheme = foreignScheme(value);
    const holders = await claim(registry, { value, key });
    if (holders === undefined) {
      const decision = decisionOf({ holder }, reason ?? "adopted over the API");
      const [minted] = await registry.mint([{ key, type }], decision);
      if (!minted || "problem" in minted) throw minted?.problem ?? new Error("a key was given no answer");
      await registry.alias([{ pid: minted.pid, scheme, value, standing: "current" }]);
    }
    return { value: standingOf(await identified(registry, value)) };
  },
});

function foreignScheme(value: string): string {
  const scheme = grammarOf(value)?.name;
  if (scheme !== undefined && foreignGrammars.includes(scheme)) return scheme;
  throw new Problem("pid-malformed", `It is in none of the grammars that are adopted: ${foreignGrammars.join(", ")}.`);
}

/** Who has the identifier already, if it is whom the key names. Fault: `key-conflict`. */
async function claim(registry: Registry, { value, key }: { value: string; key: string }) {
  const found = await registry.resolve(value);
  if (!found.found) return undefined;
  const pid = (await registry.lookup([key])).get(key);
  if (pid === found.pid) return pid;
  throw new Problem("key-conflict", `It already stands for ${found.pid}, and the first claim holds.`, {
    key,
    pid: found.pid,
    state: found.state,
  });
}
