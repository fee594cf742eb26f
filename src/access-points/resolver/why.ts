import { hash } from "node:crypto";
import { whyPage } from "../site/why-page.ts";
import { wantsPage } from "../wants-page.ts";
import { parametersOf } from "./address.ts";
import type { Part } from "./parts.ts";
import { citing, linkHeader } from "./signposts.ts";
import { whyOf } from "./why-told.ts";

/**
 * `/{PID}/why`: for every value, link and merge which record of which source says it, when that was read and by which mapping, why it
 * stands as it does, and what each format makes of the record; a page or JSON.
 */
export const why: Part = {
  spelling: "why",
  pattern: /^why$/,
  async answer({ found, request, reading, press, extension }) {
    const { entity } = found;
    const told = await whyOf(entity, reading, press);
    const { mediaType } = parametersOf(request.query);
    const headers = mediaType === undefined ? request.headers : { accept: mediaType };
    const isPage = extension === undefined ? wantsPage({ headers }) : /^html?$/.test(extension);
    const body = isPage ? whyPage(told, press) : `${JSON.stringify(told, null, 2)}\n`;
    return {
      status: 200,
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "application/json",
        etag: `"${hash("sha256", body).slice(0, 32)}"`,
        "cache-control": "no-cache",
        vary: "Accept, Accept-Profile",
        link: linkHeader(citing(entity.pid, press.base)),
      },
      body,
    };
  },
};
