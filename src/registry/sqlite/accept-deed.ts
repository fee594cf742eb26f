import { Problem } from "../../errors.ts";
import type { Registry } from "../port.ts";
import { type Desk, record } from "./desk.ts";

/** Accepting that a key's record changed beyond recognition and still means the same thing. What is already so writes no event. */
export function acceptDeedOf(desk: Desk): Pick<Registry, "acceptChange"> {
  return {
    acceptChange: (key, print, decision) =>
      desk.commit(1, () => {
        const bound = desk.reader.bound(key);
        if (!bound) throw new Problem("pid-unknown", `“${key}” has no identifier here.`);
        if (desk.reader.acceptedChanges(key).includes(print)) return;
        const items = [{ pid: bound.pid, key, print }];
        record(desk, { op: "accept-change", items, ...decision }, desk.now().toISOString());
      }),
  };
}
