import { inspect } from "node:util";
import { Problem } from "../../errors.ts";

/** The exit codes of every command. */
export const exitCodes = { good: 0, refused: 1, usage: 2, damage: 3 } as const;

/** Whoever reads what this process says may stop at any time (`… | head -1`): what it does then goes on, unheard. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

/** Prints a result: standard output carries results only. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells the person at the terminal something that is no result. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A value as one JSON line. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Faults that mean damage; their place is in their words. */
const damaging: ReadonlySet<string> = new Set(["data-folder-damaged", "log-inconsistent"]);

/** Reports a fault and answers the exit code that belongs to it. */
export function reportFault(error: unknown): number {
  if (!(error instanceof Problem)) {
    tell(`A fault in Cartouche itself: ${error instanceof Error ? error.stack : inspect(error)}`);
    return exitCodes.refused;
  }
  tell(`${error.message} (${error.code})`);
  return damaging.has(error.code) ? exitCodes.damage : exitCodes.refused;
}
