import type { DumpManifest } from "../dumps/manifest.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";
import { wantsPage, wantsTurtle } from "../wants-page.ts";
import { datasetPage } from "./dataset-page.ts";
import { dcatOf } from "./dcat.ts";
import { type DatasetFrom, toldDataset } from "./told-dataset.ts";

/** What `/dataset` needs; `dump` is the newest one, if there is one. */
export type DatasetDeps = DatasetFrom & { dump(): DumpManifest | undefined };

/**
 * `/dataset`: how much there is of every type, under which licence, how fresh what each source says is, and how to have it all; a page (with schema.org's
 * `Dataset` in it), JSON, or DCAT and VoID in Turtle.
 */
export function dataset(deps: DatasetDeps): AccessPoint {
  return {
    name: "dataset",
    segments: ["dataset", "dataset.json", "dataset.ttl"],
    async handle(request) {
      const told = await toldDataset(deps);
      if (request.path === "/dataset.ttl" || wantsTurtle(request))
        return answer("text/turtle; charset=utf-8", dcatOf(told, deps.base, deps.dump()));
      if (request.path === "/dataset.json" || !wantsPage(request))
        return answer("application/json", `${JSON.stringify(told, null, 2)}\n`);
      return answer("text/html; charset=utf-8", datasetPage(told, deps));
    },
  };
}

function answer(type: string, body: string): HttpAnswer {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-cache", vary: "Accept" }, body };
}
