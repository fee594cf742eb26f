import { Problem } from "../../../errors.ts";
import { type CalmService, quoted } from "./service.ts";

const batchSize = 50;
/** What Calm calls the index of `RecordID` in a search. */
const indexOfIds = "RecordId";
const isAskable = /^[\w{}-]+$/;

/**
 * Which ids Calm has no longer. One search tells how many of a batch are there; a batch that lacks some is halved until they are found.
 * Where a whole batch is gone, Calm is asked whether it finds anything at all, since an account without rights finds nothing.
 * Fault: `source-unreadable`.
 */
export async function missingIds(service: CalmService, ids: readonly string[], idField: string): Promise<string[]> {
  const missing: string[] = [];
  const askable = ids.filter((id) => isAskable.test(id));
  const index = idField === "RecordID" ? indexOfIds : idField;
  const count = (some: readonly string[]) => countOf(service, some.map((id) => `(${index}=${quoted(id)})`).join("OR"));
  const find = async (some: readonly string[], present: number): Promise<void> => {
    if (present > some.length)
      throw new Problem(
        "source-unreadable",
        `Calm finds ${present} records for ${some.length} ids. Check what ids are in \`fields\`.`,
      );
    if (present === some.length) return;
    if (present === 0) {
      missing.push(...some);
      return;
    }
    const half = Math.ceil(some.length / 2);
    const first = await count(some.slice(0, half));
    await find(some.slice(0, half), first);
    await find(some.slice(half), present - first);
  };
  let isSound = false;
  for (let at = 0; at < askable.length; at += batchSize) {
    const batch = askable.slice(at, at + batchSize);
    const present = await count(batch);
    if (present === 0 && !isSound) await mustFindAnything(service);
    isSound = true;
    await find(batch, present);
  }
  return missing;
}

async function countOf(service: CalmService, expression: string): Promise<number> {
  const hits = await service.search(expression);
  await service.abandon(hits);
  return hits.count;
}

async function mustFindAnything(service: CalmService): Promise<void> {
  if ((await countOf(service, service.everything)) > 0) return;
  const detail = `Calm finds nothing for ${service.everything}. Check the account's rights, \`database\` and \`everything\`.`;
  throw new Problem("source-unreadable", detail);
}
