import type { Command } from "commander";
import { Problem } from "../../../errors.ts";
import { followRegistry } from "../../../harvest/follow-registry.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import { tryLease } from "../../../lease.ts";
import type { House } from "../../house.ts";

/** Opens the house, does the work and ends with its exit code. */
export type WithHouse = (work: (house: House) => Promise<number>) => Promise<void>;

/** The switches that every deciding command has. */
export type Deciding = { actor: string; reason: string; json?: boolean };

/** A sub-command that can print JSON. */
export function readingCommand(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option("--json", "as JSON")
    .option("--config <file>", "the configuration file")
    .exitOverride();
}

/** A sub-command that decides something: it says who decides. */
export function decidingCommand(parent: Command, usage: string, description: string): Command {
  const actor = `desk:${process.env.USER ?? "unknown"}`;
  return readingCommand(parent, usage, description).option("--actor <pseudonym>", "who decides", actor);
}

/** Decides something; afterwards the store agrees with the registry, unless a harvest or a server is at it, which then sees to that itself. */
export async function writing<T>(house: House, work: () => Promise<T>): Promise<T> {
  return work().finally(async () => {
    const lease = tryLease(house.data);
    if (lease) await followRegistry(house).finally(lease.release);
  });
}

/** The PID that a spelling or a source key stands for. Fault: `pid-unknown`, with suggestions. */
export async function pidCalled({ registry }: House, text: string): Promise<Pid> {
  const found = await registry.resolve(text);
  if (found.found) return found.pid;
  const bound = (await registry.lookup([text])).get(text);
  if (bound) return bound;
  const hint = found.suggestions.length > 0 ? ` Did you mean ${found.suggestions.join(" or ")}?` : "";
  throw new Problem("pid-unknown", `“${text}” is no identifier or source key of this registry.${hint}`);
}

/** The PIDs that these texts stand for, in their order. Fault: `pid-unknown`. */
export function pidsCalled(house: House, texts: readonly string[]): Promise<Pid[]> {
  return Promise.all(texts.map((text) => pidCalled(house, text)));
}
