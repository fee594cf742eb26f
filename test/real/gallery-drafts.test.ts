import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { linkedArtFaults } from "../conformance/linked-art-schema.ts";
import { withoutShared } from "../shared-folder.ts";

/**
 * The folder of the National Gallery's drafts of Linked Art, `object-18535.json` and others, which it published as they were (GitHub,
 * national-gallery/NG-CIIM, Rosetta/XSLT/outputs/objects). No file of theirs is kept here.
 */
const folder = process.env.CARTOUCHE_DRAFTS;
const without =
  folder === undefined ? "CARTOUCHE_DRAFTS does not name the folder of the Gallery's drafts" : withoutShared;

/** A fault without the place that it was found at: `"/produced_by/timespan must be object"`. */
const kindOf = (fault: string) => fault.replace(/\/\d+/g, "").replace(/^HumanMadeObject /, "");

test("the Gallery's own drafts of the same works have faults by the same validator", { skip: without }, (context) => {
  const files = readdirSync(folder ?? "").filter((file) => /^object-\d+\.json$/.test(file));
  const kinds = new Map<string, Set<string>>();
  let valid = 0;
  let unreadable = 0;
  for (const file of files) {
    let record: unknown;
    try {
      record = JSON.parse(readFileSync(join(folder ?? "", file), "utf8").replace(/^\ufeff/, ""));
    } catch {
      unreadable++;
      continue;
    }
    const [document] = Array.isArray(record) ? record : [record];
    const faults = linkedArtFaults(JSON.stringify(document));
    if (faults.length === 0) valid++;
    for (const fault of faults) kinds.set(kindOf(fault), (kinds.get(kindOf(fault)) ?? new Set()).add(file));
  }
  context.diagnostic(`${files.length} drafts, ${unreadable} that are no JSON, ${valid} valid`);
  const counted = [...kinds].map(([kind, where]) => ({ kind, count: where.size })).sort((a, b) => b.count - a.count);
  for (const { kind, count } of counted.slice(0, 30)) context.diagnostic(`${count} × ${kind}`);
  assert.ok(files.length > 0);
  assert.ok(valid < files.length);
});
