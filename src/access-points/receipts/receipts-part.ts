import type { Part } from "../resolver/part.ts";
import { wantsPage } from "../wants-page.ts";
import { receiptsPage } from "./receipts-page.ts";
import { toldReceipts } from "./told-receipts.ts";

/** `/{PID}/receipts`: the last receipt of each of its documents, as JSON or as a page. They change when the record does not, so nobody keeps them. */
export const receiptsPart: Part = {
  spelling: "receipts",
  pattern: /^receipts$/,
  async answer({ found: { entity }, request, reading, press }) {
    const told = await toldReceipts(entity, reading, press);
    const isPage = wantsPage(request);
    return {
      status: 200,
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "application/json",
        "cache-control": "no-store",
        vary: "Accept",
      },
      body: isPage ? receiptsPage(entity, told, press.institution) : `${JSON.stringify(told, null, 2)}\n`,
    };
  },
};
