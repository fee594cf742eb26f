import type { Command } from "commander";
import { Problem } from "../../../errors.ts";
import type { Finding } from "../../../sources/port.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { type Deciding, decidingCommand, type WithHouse, writing } from "./writing.ts";

/** `registry accept-change KEY`: what a record says has changed beyond recognition, and it is the same thing still. */
export function addAcceptCommand(parent: Command, withHouse: WithHouse): void {
  decidingCommand(parent, "accept-change", "a record that was frozen as key-reused is about the same thing as before")
    .argument("<key>", "the record's source key")
    .requiredOption("--reason <text>", "why")
    .action((key: string, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const waiting = await frozenAs(house, key);
        await writing(house, () => house.registry.acceptChange(key, waiting, { actor, reason }));
        json ? printJson({ key, accepted: true }) : print(`The next harvest takes ${key} as it is now.`);
        return exitCodes.good;
      }),
    );
}

/** The print of what the record says now, as the last harvest found it. Fault: `request-malformed`, where it found nothing. */
async function frozenAs({ store, sources }: House, key: string): Promise<string> {
  const source = sources.find(({ name }) => key.startsWith(`${name}/`));
  for (let after = 0; source; ) {
    const page = await store.findings(source.name, after, 1000);
    for (const { finding } of page) {
      const { rule, record, value } = finding as Finding;
      if (rule === "key-reused" && record === key && value !== undefined) return value;
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  throw new Problem(
    "request-malformed",
    `The last harvest did not freeze “${key}”. cartouche status --findings lists the records that it did (key-reused).`,
  );
}
