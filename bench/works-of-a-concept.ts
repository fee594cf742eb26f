import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const makers = ["Nils Kaj", "Ada Holm", "Ruth Vane", "Piet Aker", "Ines Sol", "Karl Brink", "Maud Ekman", "Otto Lind"];

/** The keys of the concept that all the works are classified with, and of another that none is. */
export const conceptKeys = { used: "works/record/term", unused: "works/record/other-term" };

/** The name of the concept that is not used. */
export const unusedName = "pictures of ships";

/** Writes records of so many works, all classified with one concept, of that concept under this name, and of one that is not used. */
export function writeWorks(folder: string, { works, name }: { works: number; name: string }): void {
  mkdirSync(folder, { recursive: true });
  const lines = Array.from({ length: works }, (_, at) => JSON.stringify(workOf(at)));
  writeFileSync(join(folder, "works.jsonl"), `${lines.join("\n")}\n`);
  renameConcept(folder, name);
}

/** Writes the concepts alone anew, the one that is used under this name: nothing else changes. */
export function renameConcept(folder: string, name: string): void {
  const records = [
    { id: "term", type: "concept", facts: [nameOf(name)] },
    { id: "other-term", type: "concept", facts: [nameOf(unusedName)] },
  ];
  writeFileSync(join(folder, "concepts.jsonl"), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

const nameOf = (value: string) => ({ kind: "name", use: "preferred", text: [{ value, language: "en" }] });

function workOf(at: number) {
  const year = String(1500 + (at % 400));
  const [height, width] = [20 + (at % 150), 25 + (at % 170)];
  return {
    id: String(at),
    type: "object",
    facts: [
      nameOf(`Boats at Low Water, No. ${at}`),
      { kind: "number", scheme: "inventory", value: `BM ${at}` },
      { kind: "statement", about: "medium", text: [{ value: "Oil on canvas", language: "en" }] },
      { kind: "classification", aspect: "genre", concept: { type: "concept", id: "term" } },
      {
        kind: "activity",
        type: "production",
        key: "made",
        when: [{ display: [{ value: `about ${year}`, language: "en" }], earliest: year, latest: year, circa: true }],
        who: [{ key: "made-by", agent: { type: "person", text: makers[at % makers.length] }, role: "artist" }],
      },
      {
        kind: "measurement",
        of: "whole",
        values: [
          { dimension: "height", value: height, unit: "cm" },
          { dimension: "width", value: width, unit: "cm" },
        ],
        display: [{ value: `${height} × ${width} cm`, language: "en" }],
      },
    ],
  };
}
