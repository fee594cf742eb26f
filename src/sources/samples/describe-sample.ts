import type { KeyRef, Ref } from "../../entities/facts.ts";
import type { Description, SourceRecord } from "../port.ts";
import type { Teller } from "../telling/teller.ts";
import type { SamplesSettings } from "./options.ts";
import type { SampleOriginal } from "./read-samples.ts";
import { fileNamesIn, tellerFor } from "./telling.ts";

type Fields = Record<string, string>;

/** A sample: its number, the work that it is taken from and where, what it is, what was done with it, and its images. */
export function describeSample(record: SourceRecord, settings: SamplesSettings): Description {
  const { sample, work, analyses = [] } = JSON.parse(record.original) as SampleOriginal;
  const tell = tellerFor(record, settings);
  const { number = "", title, research, workId } = sample;
  // The name that images have it by: the work's number and its own.
  const full = [sample.work ?? work?.number ?? workId, number].filter(Boolean).join(" ");
  tell.say(
    title ? "sample.title" : "sample.number",
    { kind: "name", use: "preferred", text: [title ? tell.text(title) : { value: full }] },
    { by: { use: "preferred" } },
  );
  tell.say(
    "sample.number",
    { kind: "number", scheme: "sample", value: full },
    { by: { scheme: "sample" }, sourceWord: number },
  );
  if (research)
    tell.say(
      "sample.research",
      { kind: "number", scheme: "research", value: research },
      { by: { scheme: "research" } },
    );
  const whole = wholeOf(tell, { sample, work }, settings);
  if (whole)
    tell.say(
      sample.work ? "sample.work" : "sample.workId",
      { kind: "part", whole, as: "sampled-from" },
      { by: { as: "sampled-from" } },
    );
  saySite(tell, sample, whole);
  sayMatter(tell, sample);
  saySampling(tell, sample);
  sayImages(tell, "sample.images", sample.images);
  for (const analysis of analyses) sayAnalysis(tell, analysis, settings);
  return tell.description("sample");
}

function wholeOf(
  tell: Teller,
  { sample, work }: { sample: Fields; work: Fields | undefined },
  { scheme }: SamplesSettings,
): KeyRef | undefined {
  const { work: number, workId } = sample;
  if (number) return { type: "object", numbered: { scheme, value: number } };
  if (workId && work) return { type: "object", key: tell.key("work", workId) };
  if (workId) {
    const detail = "The work is not among the works, so it is kept in words. Export it too, or correct the reference.";
    tell.doubt("reference-to-nothing", "sample.workId", workId, detail);
    return { type: "object", text: workId };
  }
  const detail = "The sample does not say from which work it was taken. Give it the number of the work.";
  tell.doubt("work-not-named", "sample.work", sample.number, detail);
  return undefined;
}

/** Where on the work it was taken, in words and in millimetres from the top left. */
function saySite(tell: Teller, { site, x, y }: Fields, at: KeyRef | undefined): void {
  const place = at ? { at } : {};
  const [across, down] = [Number(x), Number(y)];
  if (x !== undefined && y !== undefined && Number.isFinite(across) && Number.isFinite(down)) {
    const position = { on: "surface", unit: "mm", x: across, y: down } as const;
    const display = site ? { display: tell.text(site) } : {};
    tell.say("sample.x", { kind: "placement", use: "site", ...place, position, ...display }, { by: { use: "site" } });
  } else if (site) {
    const position = { on: "words", text: tell.text(site) } as const;
    tell.say("sample.site", { kind: "placement", use: "site", ...place, position }, { by: { use: "site" } });
  }
}

function sayMatter(tell: Teller, { type, material, description }: Fields): void {
  if (type)
    tell.say(
      "sample.type",
      { kind: "classification", aspect: "type", concept: conceptOf(type) },
      { by: { aspect: "type" } },
    );
  if (material)
    tell.say(
      "sample.material",
      { kind: "classification", aspect: "material", concept: conceptOf(material) },
      { by: { aspect: "material" } },
    );
  if (description)
    tell.say(
      "sample.description",
      { kind: "statement", about: "physical-description", text: [tell.text(description)] },
      { by: { about: "physical-description" } },
    );
}

const conceptOf = (text: string): Ref<never> => ({ type: "concept", text });

function saySampling(tell: Teller, { date, by }: Fields): void {
  if (!date && !by) return;
  const { span } = tell.time("sample.date", date);
  const who = by ? { who: [{ agent: { type: "person", text: by } as const, role: "sampler" }] } : {};
  const body = { kind: "activity", type: "sampling", ...who, ...(span ? { when: [span] } : {}) } as const;
  tell.say(date ? "sample.date" : "sample.by", body, { by: { type: "sampling" } });
}

/** What was done with it: it was looked at, or treated. */
function sayAnalysis(tell: Teller, analysis: Fields, { treatments }: SamplesSettings): void {
  const { id, technique, date, by, instrument, result, images } = analysis;
  const treated = technique !== undefined && treatments.some((word) => technique.toLowerCase().startsWith(word));
  const { span } = tell.time("analyses.date", date);
  tell.say(
    technique ? "analyses.technique" : "analyses.id",
    {
      kind: "activity",
      type: treated ? "treatment" : "examination",
      ...(technique ? { technique: [conceptOf(technique)] } : {}),
      ...(span ? { when: [span] } : {}),
      ...(by ? { who: [{ agent: { type: "person", text: by }, role: "analyst" }] } : {}),
      ...(instrument ? { used: [{ type: "object", text: instrument }] } : {}),
      ...(result ? { display: [tell.text(result)] } : {}),
    },
    id ? { key: tell.key("analysis", id) } : { by: { technique, date, instrument, result } },
  );
  sayImages(tell, "analyses.images", images, technique);
}

/** Its images are known here by the names of their files. */
function sayImages(tell: Teller, at: string, field: string | undefined, technique?: string): void {
  for (const value of fileNamesIn(field)) {
    const image = { type: "media", numbered: { scheme: "file-name", value } } as const;
    const how = technique ? { technique: conceptOf(technique) } : {};
    tell.say(at, { kind: "media", image, role: "technical", ...how }, { by: { file: value } });
  }
}
