import { Problem } from "../../errors.ts";
import { grammarOf } from "../../identifiers/grammars.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Decision, Registry, Want } from "../port.ts";
import { type Desk, forbidden, record } from "./desk.ts";

/** Taking identifiers of foreign grammars for our own. What is already so writes no event. */
export function adoptDeedOf(desk: Desk): Pick<Registry, "adopt"> {
  return { adopt: (pid, want, decision) => desk.commit(1, () => adopt(desk, pid, { want, decision })) };
}

function adopt(desk: Desk, spelling: string, { want, decision }: { want: Want; decision: Decision }): Pid {
  const { key, type } = want;
  if (grammarOf(spelling)?.folding !== "exact")
    throw new Problem(
      "request-malformed",
      `“${spelling}” is in no grammar of identifiers that were issued elsewhere. Compare it with its origin, sign by sign.`,
    );
  const pid = spelling as Pid;
  const bound = desk.reader.bound(key);
  if (bound?.pid === pid) return pid;
  if (bound)
    throw new Problem("key-conflict", `${key} is bound to ${bound.pid} for ever. Import ${pid} as an alias of that.`, {
      key,
      ...bound,
    });
  const taken = desk.reader.entry(pid) ?? desk.reader.foreign(pid);
  if (taken?.pid === pid) throw forbidden("state-forbids", taken, "It is adopted already: bind the key to it.");
  if (taken) throw forbidden("state-forbids", taken, `${pid} is one of its aliases: bind the key to that.`);
  desk.mayMint();
  record(desk, { op: "adopt", items: [{ pid, key, type }], ...decision }, desk.now().toISOString());
  return pid;
}
