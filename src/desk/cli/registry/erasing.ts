import { type Command, InvalidArgumentError } from "commander";
import type { RegistryEvent } from "../../../registry/port.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { type Deciding, decidingCommand, pidCalled, readingCommand, type WithHouse, writing } from "./writing.ts";

const pageSize = 1000;

/** `registry events | erase`: the events of the log, and taking back the words of one. */
export function addErasingCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "events", "the events of the log, or those about one PID: number, time, what was done, PIDs")
    .argument("[pid]")
    .action((text: string | undefined, { json }: { json?: boolean }) =>
      withHouse(async (house) => {
        const events = await eventsAbout(house, text);
        if (json) printJson({ events });
        else for (const { seq, time, op, pids } of events) print([seq, time, op, ...pids].join(" "));
        return exitCodes.good;
      }),
    );
  decidingCommand(
    parent,
    "erase",
    "the law asks: take back who, why and the public words of one event; the event stays",
  )
    .argument("<seq>", "the event's number", seqOf)
    .requiredOption("--reason <text>", "why; name nobody")
    .action((seq: number, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        await writing(house, () => house.registry.erase(seq, { actor, reason }));
        json ? printJson({ seq, erased: true }) : print(`The words of event ${seq} are erased; its leaf stays.`);
        return exitCodes.good;
      }),
    );
}

async function eventsAbout(house: House, text: string | undefined): Promise<RegistryEvent[]> {
  const pid = text === undefined ? undefined : await pidCalled(house, text);
  const events: RegistryEvent[] = [];
  for (let after = 0; ; ) {
    const page = await house.registry.events(after, pageSize);
    events.push(...page.filter(({ pids }) => pid === undefined || pids.includes(pid)));
    const last = page.at(-1);
    if (!last) return events;
    after = last.seq;
  }
}

function seqOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("The number of an event is wanted; cartouche registry events PID tells it.");
}
