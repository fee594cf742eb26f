import type { DatabaseSync } from "node:sqlite";
import { setImmediate as breath } from "node:timers/promises";
import { type DatabaseFile, inTransaction } from "../../sqlite.ts";

/**
 * Commits steps durably, answering what they gave. `rows` is how many rows they touch about. Calls that arrive together share a
 * transaction and its one wait for the disk; what fails is undone alone. Faults: those of the steps and of `inTransaction`.
 */
export type Commit = <T>(rows: number, steps: () => T) => Promise<T>;

/** The queue of commits, and when everything that stands in it is done and told. */
export type Commits = { commit: Commit; idle(): Promise<void> };

/** A commit in waiting: `work` runs its steps, `settle` tells whoever waits how it ended. */
type Waiting = { work: () => void; settle: (fault?: { error: unknown }) => void };

/** Steps of at most this many rows go before those of bulk calls, and share a transaction. */
const fewRows = 8;
/** About 5 ms of single mints. */
const mostTogether = 64;

/**
 * The one queue of writes to an open file. Single deeds come first, but never twice while a chunk of a bulk call waits: so a
 * single one waits for at most one chunk, and a bulk call goes on however many single ones there are. `committed` is called after every
 * commit and before anyone is told.
 */
export function commitsOf(
  database: DatabaseSync,
  wanted: DatabaseFile,
  committed: () => Promise<void> | undefined,
): Commits {
  const few: Waiting[] = [];
  const many: Waiting[] = [];
  let due = false;
  let manyNext = false;
  /** What is committed is told in the order of the log. */
  let told: Promise<void> = Promise.resolve();

  function callSoon(): void {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      commitNext();
      if (few.length + many.length > 0) callSoon();
    });
  }

  function commitNext(): void {
    const group = many.length > 0 && (manyNext || few.length === 0) ? many.splice(0, 1) : few.splice(0, mostTogether);
    manyNext = group[0] !== undefined && many.length > 0 && !manyNext;
    try {
      const refused = inTransaction(database, wanted, () => workAll(database, group));
      told = told.then(committed).then(
        () => settleAll(group, refused),
        (error) => settleAll(group, refused, { error }),
      );
    } catch (error) {
      settleAll(group, new Map(), { error });
    }
  }

  const commit: Commit = (rows, steps) =>
    new Promise((resolve, reject) => {
      let result: { of: ReturnType<typeof steps> } | undefined;
      const work = () => {
        result = { of: steps() };
      };
      const settle = (fault?: { error: unknown }) => (fault || !result ? reject(fault?.error) : resolve(result.of));
      (rows > fewRows ? many : few).push({ work, settle });
      callSoon();
    });
  return {
    commit,
    async idle() {
      while (due) await breath();
      await told;
    },
  };
}

type Refused = Map<Waiting, { error: unknown }>;

/** Does the work of each; one that fails is undone by itself where others share the transaction. Answers those that failed. */
function workAll(database: DatabaseSync, group: readonly Waiting[]): Refused {
  const [only] = group;
  if (group.length === 1 && only) {
    only.work();
    return new Map();
  }
  const refused: Refused = new Map();
  for (const one of group) {
    database.exec("SAVEPOINT one");
    try {
      one.work();
    } catch (error) {
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO one");
      refused.set(one, { error });
    }
    database.exec("RELEASE one");
  }
  return refused;
}

function settleAll(group: readonly Waiting[], refused: Refused, fault?: { error: unknown }): void {
  for (const one of group) one.settle(refused.get(one) ?? fault);
}
