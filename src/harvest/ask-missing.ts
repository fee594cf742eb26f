import type { Running } from "./running.ts";
import { planToVanish } from "./vanishing.ts";

const pageSize = 300;
const dayMs = 86_400_000;

/**
 * Asks a source which of its records it has no longer, once a day or when it is wanted: a read of changes does not tell of all that
 * was deleted. What it says is gone is planned to vanish.
 */
export async function askMissing({ taking, progress }: Running, wanted: boolean): Promise<void> {
  const { source, store, now } = taking;
  const { askedMissing } = await store.sourceState(source.name);
  const due = wanted || askedMissing === undefined || now().getTime() - Date.parse(askedMissing) >= dayMs;
  if (!source.missing || !due) return;
  for (let after = ""; ; ) {
    const keys = await store.records(source.name, after, pageSize);
    const last = keys.at(-1);
    if (last === undefined) break;
    after = last;
    const missing = await source.missing(keys);
    if (missing.length > 0) await planToVanish(taking, missing);
  }
  progress.askedMissing = now().toISOString();
}
