import { etagOf } from "../conditional.ts";
import { whyPage } from "../site/why-page.ts";
import { vary } from "./documents.ts";
import { asksForPage, type Part } from "./part.ts";
import { citing, linkHeader } from "./signposts.ts";
import { whyOf } from "./why-told.ts";

/**
 * `/{PID}/why`: for every value, link and merge which record of which source says it, when that was read and by which mapping, why it
 * stands as it does, and what each format makes of the record; a page or JSON.
 */
export const why: Part = {
  spelling: "why",
  pattern: /^why$/,
  async answer(asked) {
    const { found, reading, press } = asked;
    const { entity } = found;
    const told = await whyOf(entity, reading, press);
    const isPage = asksForPage(asked);
    const body = isPage ? whyPage(told, press) : `${JSON.stringify(told, null, 2)}\n`;
    return {
      status: 200,
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "application/json",
        etag: etagOf(body),
        "cache-control": "no-cache",
        vary,
        link: linkHeader(citing(entity.pid, press.base)),
      },
      body,
    };
  },
};
