import { speakTo } from "../src/desk/cli/output.ts";
import { runCommandLine } from "../src/desk/cli/program.ts";
import { openingIn } from "../src/main.ts";
import type { Ended, Environment } from "./command.ts";

/**
 * Runs the command line to its end as `cartouche` of `command.ts` does, but in this process: for tests of what commands do, where it
 * does not matter that each is a process. A command starts ten times as fast. A configuration file is read once in a process.
 */
export async function cartouche(words: readonly string[], environment: Environment = {}): Promise<Ended> {
  const said = { stdout: "", stderr: "" };
  const hear = (stream: "stdout" | "stderr") => ({
    write(text: string | Uint8Array) {
      said[stream] += typeof text === "string" ? text : Buffer.from(text).toString();
    },
  });
  const terminal = { stdout: hear("stdout"), stderr: hear("stderr") };
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("CARTOUCHE_"));
  const opening = openingIn({ ...Object.fromEntries(inherited), ...environment });
  const code = await speakTo(terminal, () => runCommandLine(["node", "cartouche", ...words], opening));
  return { code, signal: null, ...said };
}
