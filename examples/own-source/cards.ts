import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import { Problem } from "../../src/errors.ts";
import type { Description, ReadItem, Source, SourceRecord } from "../../src/sources/port.ts";
import { checkedOptions } from "../../src/sources/reading/checked-options.ts";
import { filesIn } from "../../src/sources/reading/files-in.ts";
import { jsonValues } from "../../src/sources/reading/json-values.ts";
import { seenKeys } from "../../src/sources/reading/seen-keys.ts";
import { tallyOf } from "../../src/sources/reading/tally.ts";
import { teller } from "../../src/sources/telling/teller.ts";

type CardsOptions = { name?: string; folder: string | URL; language?: string };

const text = z.string().min(1);
const form = z.strictObject({
  name: text.optional(),
  folder: z.union([text, z.instanceof(URL)]),
  language: text.optional(),
}) as z.ZodType<CardsOptions>;

const cardForm = z.looseObject({ id: z.string().regex(/^\d+$/) });
const codeRevision = 1;

/** Index cards as JSON. Fault: `config-invalid`. */
function cards(options: CardsOptions): Source {
  const { name = "cards", folder, language } = checkedOptions("cards", form, options);
  return {
    name,
    title: "Index cards (JSON)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify([language])).slice(0, 12)}`,
    read: () => readCards(name, folder),
    describe: (record) => describeCard(record, language),
    fieldsOf: (record) => Object.keys(fieldsIn(record)),
  };
}

async function* readCards(name: string, folder: string | URL): AsyncGenerator<ReadItem> {
  const tally = tallyOf();
  const isSeen = seenKeys();
  for (const found of await filesIn(folder, /\.json(\.gz)?$/i, "a JSON file of cards")) {
    const { file } = found;
    try {
      for await (const { row, value, line } of jsonValues(found)) {
        const { data } = cardForm.safeParse(value);
        const key = `${name}/card/${data?.id}`;
        const at = { file, row };
        if (!data) yield tally.count("card", rejected("id-missing", "card", at));
        else if (isSeen(key)) yield tally.count("card", rejected("duplicate-id", "card", { ...at, record: key }));
        else yield tally.count("card", { record: { key, original: canonicalize(data) ?? "", at } });
        if (line !== undefined) yield { partial: `${file}, row ${row} is no JSON` };
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield tally.count("file", rejected("file-unreadable", "file", { file }));
      yield { partial: error.detail };
    }
  }
  yield { rows: tally.rows };
}

const details = {
  "id-missing": "The card has no number of its own in `id`. Give it one, and export it again.",
  "duplicate-id": "Another card has this number; the first was taken. Give each its own.",
  "file-unreadable": "The file is no JSON in UTF-8, or is cut. Export it again.",
};

function rejected(rule: keyof typeof details, table: string, at: { file: string; row?: number; record?: string }) {
  return { finding: { kind: "rejected", rule, table, ...at, detail: details[rule] } } as const;
}

const fieldsIn = ({ original }: SourceRecord): Record<string, unknown> => JSON.parse(original);

function describeCard(record: SourceRecord, language: string | undefined): Description {
  const { title, number, made, open } = fieldsIn(record);
  const tell = teller(record, { audience: open === true ? "public" : "staff", ...(language ? { language } : {}) });
  if (typeof title === "string") tell.say("title", { kind: "name", use: "preferred", text: [tell.text(title)] });
  else tell.doubt("title-not-understood", "title", JSON.stringify(title), "The title is no text. Correct the card.");
  if (typeof number === "string")
    tell.say("number", { kind: "number", scheme: "inventory", value: number }, { by: { value: number } });
  const { span } = tell.time("made", typeof made === "string" ? made : undefined);
  if (span) tell.say("made", { kind: "activity", type: "production", when: [span] }, { by: { type: "production" } });
  return tell.description("object");
}

/** The source of `cartouche.config.ts`. */
export const source = cards({ folder: new URL("./cards/", import.meta.url), language: "en" });
