import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";
import { Problem } from "../../errors.ts";

/** The exit codes of every command. */
export const exitCodes = { good: 0, refused: 1, usage: 2, damage: 3 } as const;

/** Where a command speaks. */
export type Terminal = Readonly<Record<"stdout" | "stderr", { write(text: string | Uint8Array): unknown }>>;

const lent = new AsyncLocalStorage<Terminal>();

/** Runs a command that speaks to this terminal and not to that of the process: the process is not its own. */
export const speakTo = <T>(terminal: Terminal, work: () => Promise<T>): Promise<T> => lent.run(terminal, work);

/** Whether the command that runs is what its process is for. */
export const isOwnProcess = () => lent.getStore() === undefined;

/** Writes a part of a result to standard output, as it is. */
export function write(text: string | Uint8Array): void {
  (lent.getStore() ?? process).stdout.write(text);
}

/** Writes to standard error, as it is. */
export function say(text: string): void {
  (lent.getStore() ?? process).stderr.write(text);
}

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
  write(`${line}\n`);
}

/** Tells the person at the terminal something that is no result. */
export function tell(line: string): void {
  say(`${line}\n`);
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
