import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { PidEvent } from "../port.ts";

const endingOps = { merged: "merge", split: "split", tombstoned: "tombstone", withdrawn: "withdraw" } as const;
type Placed = PidEvent & { seq: number };

/**
 * Reads what happened to a PID from the tables of an open registry file, oldest first. How it stood is known for the present and for
 * each time that it ended: of the times between, when it was a stub and then described again, only the last is told.
 */
export function historyReaderOf(database: DatabaseSync): (pid: Pid) => PidEvent[] {
  const standing = database.prepare("SELECT id, state, since FROM pid WHERE pid = ?");
  const given = database.prepare(
    "SELECT e.time FROM source_key k JOIN event e USING (seq) WHERE k.pid = ? AND e.op = 'assign' LIMIT 1",
  );
  const endings = database.prepare(
    `SELECT seq, n.state, n.before, n.before_since, e.time FROM ending n JOIN event e USING (seq) WHERE n.pid = ?`,
  );
  const successors = database.prepare(
    "SELECT p.pid FROM successor s JOIN pid p ON p.id = s.pid WHERE s.seq = ? ORDER BY s.place",
  );
  const undoings = database.prepare(
    `SELECT seq, e.time, e.op FROM event e JOIN event_body b USING (seq)
     WHERE e.op IN ('unmerge', 'restore') AND seq > ?
       AND EXISTS (SELECT 1 FROM json_each(b.body, '$.items') i WHERE i.value ->> 'pid' = ?)`,
  );

  function endingsOf(id: number): Placed[] {
    return endings.all(id).flatMap((row) => {
      const into = successors.all(Number(row.seq)).map((found) => String(found.pid) as Pid);
      const op = endingOps[row.state as keyof typeof endingOps];
      const ended: Placed = { op, time: String(row.time), seq: Number(row.seq), ...(into.length > 0 && { into }) };
      return [...stood(row.before, row.before_since), ended];
    });
  }

  return (pid) => {
    const now = standing.get(pid);
    if (!now) return [];
    const ended = endingsOf(Number(now.id));
    const first = Math.min(...ended.map(({ seq }) => seq || Number.POSITIVE_INFINITY));
    const undone = ended.length === 0 ? [] : undoings.all(first, pid);
    const all: Placed[] = [
      ...given.all(Number(now.id)).map(({ time }): Placed => ({ op: "assign", time: String(time), seq: 0 })),
      ...ended,
      ...undone.map((row) => ({ op: row.op as PidEvent["op"], time: String(row.time), seq: Number(row.seq) })),
      ...stood(now.state, now.since),
    ];
    const once = new Map(all.map((event) => [`${event.time} ${event.op} ${event.seq}`, event]));
    const inOrder = [...once.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.seq - b.seq));
    return inOrder.map(({ seq: _seq, ...event }) => event);
  };
}

function stood(state: unknown, since: unknown): Placed[] {
  if (state !== "active" && state !== "stub") return [];
  return [{ op: state === "active" ? "activate" : "stub", time: String(since), seq: 0 }];
}
