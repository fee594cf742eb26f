/**
 * The other process of `asking.ts`: asks for addresses in turn, at a fixed rate whatever the answers take (an open loop).
 * `asking-process.ts FILE RATE`; the file has kinds of addresses as JSON, asked by turns. To every message it says how many ms the answers of each
 * kind took since the last one, each from the moment when it was due, and what was a fault.
 */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [file = "", rate = "100"] = process.argv.slice(2);
const kinds = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string[]>);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const everyMs = 1_000 / Number(rate);
let answers = nothingYet();
let faults: string[] = [];

function nothingYet(): Record<string, number[]> {
  return Object.fromEntries(kinds.map(([kind]) => [kind, []]));
}

function askFor(address: string, kind: string, due: number): void {
  const asking = request(address, { agent, headers: { accept: "*/*" } }, (response) => {
    if ((response.statusCode ?? 500) >= 400) faults.push(`${address} answered ${response.statusCode}`);
    response.resume().on("end", () => answers[kind]?.push(performance.now() - due));
  });
  asking.on("error", (error) => {
    // A connection that was kept is closed at the very moment when it is used again: asked once more.
    if (asking.reusedSocket) askFor(address, kind, due);
    else faults.push(`${address}: ${error.message}`);
  });
  asking.end();
}

let due = performance.now();
let asked = 0;
function askDue(): void {
  for (; due <= performance.now(); due += everyMs) {
    const [kind = "", addresses = []] = kinds[asked % kinds.length] ?? [];
    askFor(addresses[Math.floor(asked / kinds.length) % addresses.length] ?? "", kind, due);
    asked++;
  }
  setTimeout(askDue, Math.max(1, due - performance.now()));
}
askDue();

process.on("message", () => {
  process.send?.({ answers, faults });
  answers = nothingYet();
  faults = [];
});
process.on("disconnect", () => process.exit());
