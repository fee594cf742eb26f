import type { PlannedStep } from "../store/harvest-book.ts";
import type { Store } from "../store/port.ts";

const pageSize = 300;

/** Steps of a plan with their places in it. */
export type Page = readonly { seq: number; step: PlannedStep }[];

/** A run's plan, page by page; steps that were read may be dropped meanwhile. */
export async function* pagesOf(store: Store, run: number): AsyncGenerator<Page> {
  for (let after = 0; ; ) {
    const page = await store.planned(run, after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.seq;
  }
}

/** Drops a run's own plan. */
export async function clearPlan(store: Store, run: number): Promise<void> {
  for await (const page of pagesOf(store, run)) {
    const seqs = page.map(({ seq }) => seq);
    await store.unplan(run, seqs);
  }
}
