import { Problem } from "../../../errors.ts";
import type { MarcSettings } from "../options.ts";
import { judge } from "../read/judge.ts";
import type { SruServer } from "./server.ts";

const batchSize = 20;

/**
 * Which of these records the server has no longer, asked by the index that is set. Copies are not asked for: they go with their record.
 * Where none of a batch is there, the server is asked whether it finds anything at all. Fault: `source-unreadable`.
 */
export async function missingKeys(
  settings: MarcSettings,
  server: SruServer,
  keys: readonly string[],
): Promise<string[]> {
  const idOf = (key: string) =>
    new RegExp(`^${RegExp.escape(settings.name)}/(?:bib|authority|holdings)/(.+)$`).exec(key)?.[1];
  const askable = keys.filter((key) => idOf(key) !== undefined);
  const missing: string[] = [];
  let isSound = false;
  for (let at = 0; at < askable.length; at += batchSize) {
    const batch = askable.slice(at, at + batchSize);
    const found = await foundOf(
      settings,
      server,
      batch.map((key) => idOf(key) ?? ""),
    );
    const gone = batch.filter((key) => !found.has(key));
    if (gone.length === batch.length && !isSound) await mustFindAnything(server);
    isSound = true;
    missing.push(...gone);
  }
  return missing;
}

/** The keys of what the server finds by some ids: it may find others too, where its index is of words. */
async function foundOf(settings: MarcSettings, server: SruServer, ids: readonly string[]): Promise<Set<string>> {
  const index = settings.sru?.missing?.index;
  const query = ids.map((id) => `${index} = "${id.replace(/["\\]/g, "\\$&")}"`).join(" or ");
  const found = new Set<string>();
  for (let next = 1; ; ) {
    const answer = await server.search(query, next);
    for (const one of answer.records) {
      const judged = "record" in one ? judge(one.record, settings, { file: server.host, row: next }) : undefined;
      if (judged && "key" in judged && !judged.isGone) found.add(judged.key);
      if (!judged)
        throw new Problem("source-unreadable", `${server.host} did not give a record that it found. Try again later.`);
    }
    next += answer.records.length;
    if (answer.records.length === 0 || next > answer.count) return found;
  }
}

async function mustFindAnything(server: SruServer): Promise<void> {
  if ((await server.search(server.everything, 1)).count > 0) return;
  const detail = `${server.host} finds nothing for ${server.everything}. Check \`query\`; until it finds something, nothing counts as deleted.`;
  throw new Problem("source-unreadable", detail);
}
