import { type Freshness, freshnessOf } from "../../store/freshness.ts";
import type { Reading } from "../port.ts";
import type { Press } from "../press.ts";

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

/** What the data as a whole is told from. */
export type DatasetFrom = Pick<Reading, "store" | "now"> &
  Pick<Press, "base" | "institution" | "licence"> & { sources: readonly ToldSource[] };

/** What is told of the data as a whole now. */
export async function toldDataset({ store, now, base, institution, licence, sources }: DatasetFrom): Promise<Dataset> {
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

/** What there is to follow: `{ path: "/oai", title: "OAI-PMH 2.0", conformsTo: "http://www.openarchives.org/OAI/2.0/" }`. */
export type Service = { path: string; title: string; conformsTo?: string };

/** The ways in which the whole can be had. */
export const services: readonly Service[] = [
  { path: "/oai", title: "OAI-PMH 2.0", conformsTo: "http://www.openarchives.org/OAI/2.0/" },
  { path: "/changes", title: "IIIF Change Discovery 1.0", conformsTo: "http://iiif.io/api/discovery/1/" },
  { path: "/ldes", title: "Linked Data Event Stream", conformsTo: "https://w3id.org/ldes/specification" },
  { path: "/sitemap.xml", title: "Sitemaps", conformsTo: "http://www.sitemaps.org/schemas/sitemap/0.9" },
];
