import type { Reading } from "../../access-points/port.ts";
import { offeredFor, type Press } from "../../access-points/press.ts";
import { contextsOf } from "../../access-points/written.ts";
import type { EntityType } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { hashOf, type Receipt, type ReceiptBook } from "../../validity/receipts.ts";
import type { Validator } from "../../validity/validator.ts";

/** What records are validated with; without `formats` in each that a record is offered in, with `again` also what has a good receipt. */
export type Validating = {
  reading: Reading;
  press: Press;
  validator: Validator;
  book: ReceiptBook;
  formats?: ReadonlySet<string> | undefined;
  again?: boolean | undefined;
};

/** What is known of one document now; `anew` says that it was held to its rules just now. */
export type Outcome = { type: EntityType; receipt: Receipt; anew: boolean };

const batch = 200;

/**
 * Holds every document of these records to the rules of its format and keeps a receipt, unless there is one of the same text by the
 * same rules. Memory holds one record and one batch of receipts.
 */
export async function* validateRecords(
  records: AsyncIterable<PublicEntity>,
  validating: Validating,
): AsyncGenerator<Outcome> {
  const { book } = validating;
  let made: Receipt[] = [];
  try {
    for await (const record of records)
      for await (const outcome of documentsOf(record, validating)) {
        if (outcome.anew) made.push(outcome.receipt);
        if (made.length >= batch) book.keep(made.splice(0));
        yield outcome;
      }
  } finally {
    book.keep(made);
    made = [];
  }
}

async function* documentsOf(record: PublicEntity, validating: Validating): AsyncGenerator<Outcome> {
  const { reading, press, book, formats, again, validator } = validating;
  const { pid, type } = record;
  const offered = offeredFor(record, press).filter(({ tellsEndings }) => !record.ending || tellsEndings);
  const contextFor = contextsOf(record, reading, press);
  const known = book.of(pid);
  book.meet(pid);
  for (const name of known.keys()) if (!offered.some((format) => format.name === name)) book.forget(pid, name);
  for (const format of offered) {
    if (formats && !formats.has(format.name)) continue;
    const text = format.write(record, await contextFor(format));
    const by = validator.rulesOf(format);
    const last = known.get(format.name);
    if (!again && last?.document === hashOf(text) && last.by === by) {
      yield { type, receipt: last, anew: false };
      continue;
    }
    const { state, rules } = await validator.check(format, text);
    const checked = reading.now().toISOString();
    const receipt = {
      pid,
      format: format.name,
      document: hashOf(text),
      state,
      checked,
      by,
      rules,
      version: validator.version,
    };
    yield { type, receipt, anew: true };
  }
}
