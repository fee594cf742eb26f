import { z } from "zod";
import type { Pid } from "../../../identifiers/pid.ts";
import type { Alias } from "../../../registry/port.ts";
import type { Reading } from "../../port.ts";
import { findPublic } from "../../reading.ts";
import { publicRefs } from "../../referents.ts";
import { identified, standingOf } from "../identified.ts";
import { operation } from "../operation.ts";
import { publicAliases } from "../public-aliases.ts";
import { standing } from "../shapes.ts";

const alias = z.object({ scheme: z.string(), value: z.string(), standing: z.enum(["current", "former", "wrong"]) });

/** `GET /api/v1/pids/{pid}`: where an identifier stands and what it is called; with the scope `read` its source keys too. */
export const readPid = operation({
  id: "readPid",
  method: "GET",
  path: "/api/v1/pids/{pid}",
  summary: "Where an identifier stands",
  description:
    "Without an API key of the scope read, only what anybody may know: an identifier that was never public is unknown. With one, reserved, void and withdrawn ones too, and source keys.",
  answer: standing.extend({
    aliases: z.array(alias),
    type: z.string().optional(),
    since: z.string().optional(),
    former: z.array(z.string()).optional(),
    keys: z.array(z.string()).optional(),
  }),
  problems: ["pid-unknown", "pid-malformed", "pid-gone", "pid-withheld", "not-ready"],
  example: {
    answer: {
      pid: "X5K4-2B6C-9Q1W",
      state: "active",
      aliases: [{ scheme: "inventory", value: "NG3863", standing: "current" }],
    },
  },
  async answerTo({ params: { pid = "" }, holder, desk: { reading } }) {
    return { value: holder?.may("read") ? await forStaff(reading, pid) : await forAnybody(reading, pid) };
  },
});

async function forStaff({ registry }: Reading, text: string) {
  const found = await identified(registry, text);
  const { pid, type, since } = found;
  const [aliases, keys, merged] = await Promise.all([
    registry.aliasesOf(pid),
    registry.keysOf(pid),
    registry.mergedInto(pid),
  ]);
  return { ...standingOf(found), type, since, aliases: aliases.map(bare), keys, former: merged.map((one) => one.pid) };
}

async function forAnybody(reading: Reading, text: string) {
  const { resolution, entity } = await findPublic(reading, text);
  const { pid, state, end } = resolution;
  const aliases = publicAliases(await reading.registry.aliasesOf(pid), entity).map(bare);
  if (end?.state === "merged") return { pid, state, into: end.into, aliases };
  if (end?.state !== "split") return { pid, state, aliases };
  return { pid, state, into: await shown(end.into, reading), aliases };
}

async function shown(pids: readonly Pid[], reading: Reading): Promise<Pid[]> {
  return (await publicRefs(pids, reading)).flatMap(({ pid }) => pid ?? []);
}

const bare = ({ scheme, value, standing }: Alias) => ({ scheme, value, standing });
