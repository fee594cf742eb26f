import type { PublicEntity } from "../../publish/public-entity.ts";
import { hashOf, type Receipt } from "../../validity/receipts.ts";
import type { Reading } from "../port.ts";
import { offeredFor, type Press } from "../press.ts";
import { written } from "../written.ts";

/** What is told of one document: its last receipt, if there is one, and whether that is of the document as it is now. */
export type ToldReceipt = {
  format: string;
  title: string;
  href: string;
  state: Receipt["state"];
  checked?: string;
  /** The Cartouche that checked. */
  version?: string;
  asItIsNow?: boolean;
  rules: Receipt["rules"];
};

/** The last receipts of a thing, one for each format that it is offered in. */
export type ToldReceipts = { id: string; of: string; documents: ToldReceipt[] };

/** What is known of the documents of a thing: each is written once more, since a receipt is of one text only. */
export async function toldReceipts(entity: PublicEntity, reading: Reading, press: Press): Promise<ToldReceipts> {
  const { pid } = entity;
  const receipts = reading.receipts?.of(pid);
  const documents: ToldReceipt[] = [];
  for (const format of offeredFor(entity, press)) {
    const { name, title, extension } = format;
    const about = { format: name, title, href: `${press.base}/${pid}.${extension}` };
    const receipt = receipts?.get(name);
    if (!receipt) {
      documents.push({ ...about, state: "unchecked", rules: [] });
      continue;
    }
    const { state, checked, version, rules } = receipt;
    const asItIsNow = receipt.document === hashOf(await written(entity, format, reading, press));
    documents.push({ ...about, state, checked, version, asItIsNow, rules });
  }
  return { id: `${press.base}/${pid}/receipts`, of: `${press.base}/${pid}`, documents };
}
