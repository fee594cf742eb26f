import { type Freshness, freshnessOf } from "../../store/freshness.ts";
import type { DumpManifest } from "../dumps/manifest.ts";
import type { AccessPoint, HttpAnswer, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { wantsPage } from "../wants-page.ts";
import { datasetPage } from "./dataset-page.ts";
import { dcatOf } from "./dcat.ts";

/** A source as the public is told of it: its name, what it is, and when it is read. */
export type ToldSource = { name: string; title: string; schedule?: string | undefined };

/** What there is, as `/dataset` answers it. */
export type Dataset = {
  id: string;
  institution: string;
  licence?: string;
  counts: Readonly<Record<string, number | undefined>>;
  sources: (Freshness & { title: string })[];
};

/** What `/dataset` needs. */
export type DatasetDeps = Pick<Reading, "store" | "now"> &
  Pick<Press, "base" | "institution" | "licence"> & {
    sources: readonly ToldSource[];
    /** The newest dump, if there is one. */
    dump(): DumpManifest | undefined;
  };

/**
 * `/dataset`: how much there is of every type, under which licence, how fresh what each source says is, and how to have it all; a page (with schema.org's
 * `Dataset` in it), JSON, or DCAT and VoID in Turtle.
 */
export function dataset(deps: DatasetDeps): AccessPoint {
  return {
    name: "dataset",
    segments: ["dataset", "dataset.json", "dataset.ttl"],
    async handle(request) {
      const told = await tell(deps);
      if (request.path === "/dataset.ttl" || wantsTurtle(request))
        return answer("text/turtle; charset=utf-8", dcatOf(told, deps.base, deps.dump()));
      if (request.path === "/dataset.json" || !wantsPage(request))
        return answer("application/json", `${JSON.stringify(told, null, 2)}\n`);
      return answer("text/html; charset=utf-8", datasetPage(told, deps));
    },
  };
}

function wantsTurtle({ headers }: HttpRequest): boolean {
  return headers.accept !== undefined && /text\/turtle/.test(String(headers.accept));
}

async function tell({ store, now, base, institution, licence, sources }: DatasetDeps): Promise<Dataset> {
  const [counts, reads] = await Promise.all([store.counts("public"), store.lastReads()]);
  return {
    id: `${base}/dataset`,
    institution,
    ...(licence === undefined ? {} : { licence }),
    counts,
    sources: sources.map(({ name, title, schedule }) => ({
      title,
      ...freshnessOf(name, reads.get(name), { schedule, now: now() }),
    })),
  };
}

function answer(type: string, body: string): HttpAnswer {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-cache", vary: "Accept" }, body };
}
