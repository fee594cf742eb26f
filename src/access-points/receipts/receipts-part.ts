import { asksForPage, type Part } from "../resolver/part.ts";
import { receiptsPage } from "./receipts-page.ts";
import { toldReceipts } from "./told-receipts.ts";

/** `/{PID}/receipts`: the last receipt of each of its documents, as JSON or as a page. They change when the record does not, so nobody keeps them. */
export const receiptsPart: Part = {
  spelling: "receipts",
  pattern: /^receipts$/,
  async answer(asked) {
    const { found, reading, press } = asked;
    const { entity } = found;
    const told = await toldReceipts(entity, reading, press);
    const isPage = asksForPage(asked);
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
