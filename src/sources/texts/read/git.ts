import { execFile } from "node:child_process";
import { Problem } from "../../../errors.ts";
import { pathOf } from "../../reading/files-in.ts";
import type { Repository } from "../options.ts";

/** Asks git something of a repository; answers what it writes. Fault: `source-unreadable`. */
export type Git = (...words: readonly string[]) => Promise<Buffer>;

const maxAnswerBytes = 256 * 1024 * 1024;
// What a repository's own settings name is not run.
const harmless = [
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "diff.external=",
  "--no-pager",
  "--literal-pathspecs",
];

/** A way to a repository on this machine. Nothing is fetched, and nobody is asked for a password. */
export function gitIn({ folder, timeoutSeconds = 60 }: Repository): Git {
  const root = pathOf(folder);
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    LC_ALL: "C",
  };
  const settings = { env, timeout: timeoutSeconds * 1000, maxBuffer: maxAnswerBytes, encoding: "buffer" } as const;
  return (...words) =>
    new Promise((resolve, reject) => {
      execFile("git", [...harmless, "-C", root, ...words], settings, (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const said = error.killed
          ? `no answer in ${timeoutSeconds} seconds`
          : stderr.toString("utf8").trim().split("\n", 1)[0] || error.message;
        reject(
          new Problem(
            "source-unreadable",
            `git cannot read ${root} (${said}). Check \`repository\`, and that git is installed.`,
          ),
        );
      });
    });
}
