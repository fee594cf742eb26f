import type { CalmFields } from "../fields.ts";
import { firstOf, parentRefNo } from "../record.ts";
import { type CalmService, quoted } from "./service.ts";

/** Finds the record that another is part of by its reference number. */
export type Parents = {
  /** Notes a record that others may be part of. */
  note(refNo: string | undefined, id: string): void;
  parentOf(refNo: string | undefined): Promise<string | undefined>;
};

const most = 20_000;

/** Remembers the last twenty thousand records, and asks Calm for others; what is not there either is undefined. */
export function parentsIn(service: CalmService, names: CalmFields): Parents {
  const known = new Map<string, string | undefined>();
  const keep = (refNo: string, id: string | undefined) => {
    known.delete(refNo);
    known.set(refNo, id);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    note: (refNo, id) => {
      if (refNo !== undefined) keep(refNo, id);
    },
    async parentOf(refNo) {
      const above = parentRefNo(refNo);
      if (above === undefined) return undefined;
      const id = known.has(above) ? known.get(above) : await askFor(service, names, above);
      keep(above, id);
      return id;
    },
  };
}

async function askFor(service: CalmService, names: CalmFields, refNo: string): Promise<string | undefined> {
  const hits = await service.search(`${names.refNo}=${quoted(refNo)}`);
  try {
    for (let position = 0; position < Math.min(hits.count, 10); position++) {
      const found = await service.record(hits, position);
      if ("fields" in found && firstOf(found.fields, names, "refNo") === refNo)
        return firstOf(found.fields, names, "id");
    }
    return undefined;
  } finally {
    await service.abandon(hits);
  }
}
