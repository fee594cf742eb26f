import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { columnsForm, namedColumns, schemeForm } from "../reading/column-names.ts";

/** The tables of a research database; only the samples must be there. */
export type SampleTable = "samples" | "works" | "analyses";

/** Where a research database's tables are and what they call things; `name` begins every key (`samples/sample/…`) and must never change. */
export type SamplesOptions = {
  name?: string;
  folder: string | URL;
  audience?: Audience;
  /** Of titles, descriptions and results, BCP 47. */
  language?: string;
  /** What the works' numbers are numbers of: `"inventory"`. */
  scheme?: string;
  files?: Partial<Record<SampleTable, string>>;
  /** What columns are called, by table: `{ samples: { images: "image_filenames" } }`. */
  columns?: Partial<Record<SampleTable, Record<string, string | string[]>>>;
  delimiter?: string;
  /** Techniques that change a sample; any other looks at it. */
  treatments?: string[];
};

/** The options in force. */
export type SamplesSettings = {
  name: string;
  folder: string | URL;
  audience: Audience;
  language: string | undefined;
  scheme: string;
  files: Record<SampleTable, string>;
  columns: Record<SampleTable, Record<string, readonly string[]>>;
  delimiter: string;
  treatments: readonly string[];
};

const columns: Record<SampleTable, Record<string, readonly string[]>> = {
  samples: {
    id: ["id", "sample_id"],
    number: ["sample_number", "number"],
    work: ["inventory_number", "object_number", "accession_number"],
    workId: ["work_id"],
    title: ["title"],
    research: ["research_number"],
    date: ["date", "date_taken"],
    by: ["taken_by", "sampled_by"],
    site: ["location", "site", "taken_from"],
    x: ["x_mm"],
    y: ["y_mm"],
    type: ["type", "sample_type"],
    material: ["material"],
    description: ["description", "layers"],
    images: ["images", "image_filenames"],
  },
  works: {
    id: ["id", "work_id"],
    title: ["title", "name"],
    artist: ["artist"],
    holder: ["holder", "owner", "collection"],
    number: ["number", "object_number", "inventory_number"],
    date: ["date"],
    uri: ["uri", "url"],
  },
  analyses: {
    id: ["id", "analysis_id"],
    sampleId: ["sample_id"],
    work: ["inventory_number", "object_number", "accession_number"],
    number: ["sample_number"],
    technique: ["technique", "method"],
    date: ["date"],
    by: ["by", "analyst"],
    instrument: ["instrument"],
    result: ["result", "results", "description"],
    images: ["images", "image_filenames"],
  },
};

const text = z.string().min(1);

const form = z.strictObject({
  name: text.optional(),
  folder: z.union([text, z.instanceof(URL)]),
  audience: z.enum(["public", "staff"]).optional(),
  language: text.optional(),
  scheme: schemeForm.optional(),
  files: z.strictObject({ samples: text.optional(), works: text.optional(), analyses: text.optional() }).optional(),
  columns: z
    .strictObject({
      samples: columnsForm(columns.samples),
      works: columnsForm(columns.works),
      analyses: columnsForm(columns.analyses),
    })
    .optional(),
  delimiter: z.string().length(1).optional(),
  treatments: z.array(text).optional(),
}) as z.ZodType<SamplesOptions>;

const treatments = ["mounting", "embedding", "polishing", "repolishing", "staining", "washing"];

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: SamplesOptions): SamplesSettings {
  const given = checkedOptions("samples", form, options);
  return {
    name: given.name ?? "samples",
    folder: given.folder,
    audience: given.audience ?? "staff",
    language: given.language,
    scheme: given.scheme ?? "inventory",
    files: { samples: "samples.csv", works: "works.csv", analyses: "analyses.csv", ...given.files },
    columns: {
      samples: namedColumns(columns.samples, given.columns?.samples),
      works: namedColumns(columns.works, given.columns?.works),
      analyses: namedColumns(columns.analyses, given.columns?.analyses),
    },
    delimiter: given.delimiter ?? ",",
    treatments: (given.treatments ?? treatments).map((word) => word.toLowerCase()),
  };
}

/** What changes what a record says: a part of the source's revision. */
export function mappingOf({ audience, language, scheme, columns, treatments }: SamplesSettings): string {
  return JSON.stringify([audience, language, scheme, columns, treatments]);
}
