import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { missingIds } from "./missing.ts";
import type { CalmService } from "./service.ts";

/** A service that knows some ids, and only counts. */
function counting(there: ReadonlySet<string>): CalmService {
  return {
    database: "Catalog",
    everything: "RefNo=*",
    search: async (expression) => {
      const asked = [...expression.matchAll(/RecordId="([^"]*)"/g)].map(([, id = ""]) => id);
      return {
        expression,
        count: asked.filter((id) => there.has(id)).length || (asked.length === 0 ? 1 : 0),
        cookie: undefined,
      };
    },
    record: async () => ({ fields: {} }),
    abandon: async () => undefined,
  };
}

test("whichever are gone are found, and no other", async () => {
  const states = fc.array(fc.boolean(), { maxLength: 180 });
  await fc.assert(
    fc.asyncProperty(states, async (present) => {
      const ids = present.map((_, index) => `r${index}`);
      const there = new Set(ids.filter((_, index) => present[index]));
      const gone = ids.filter((id) => !there.has(id));
      assert.deepEqual(await missingIds(counting(there), ids, "RecordID"), gone);
    }),
  );
});
