/**
 * The other process of `ripple.ts`: asks a server for paths in turn, at a fixed rate whatever the answers take (an open loop), until it is told
 * to end. `asking-process.ts ADDRESS FILE RATE`; the file has kinds of paths as JSON, asked by turns. Says how many ms each answer
 * of each kind took from the moment when it was due, of every second that began between two messages.
 */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [address = "", file = "", rate = "100"] = process.argv.slice(2);
const kinds = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string[]>);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const everyMs = 1_000 / Number(rate);
let answers = nothingYet();
let faults = 0;

function nothingYet(): Record<string, number[]> {
  return Object.fromEntries(kinds.map(([kind]) => [kind, []]));
}

function askFor(path: string, due: number, into: number[]): void {
  request(address + path, { agent, headers: { accept: "*/*" } }, (response) => {
    if ((response.statusCode ?? 500) >= 400) faults++;
    response.resume().on("end", () => into.push(performance.now() - due));
  })
    .on("error", () => faults++)
    .end();
}

let due = performance.now();
let asked = 0;
function askDue(): void {
  for (; due <= performance.now(); due += everyMs) {
    const [kind = "", paths = []] = kinds[asked % kinds.length] ?? [];
    askFor(paths[Math.floor(asked / kinds.length) % paths.length] ?? "/", due, answers[kind] ?? []);
    asked++;
  }
  setTimeout(askDue, Math.max(1, due - performance.now()));
}
askDue();

process.on("message", () => {
  process.send?.({ answers, faults });
  answers = nothingYet();
  faults = 0;
});
process.on("disconnect", () => process.exit());
