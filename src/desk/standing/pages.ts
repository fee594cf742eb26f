import { assets } from "../../formats/html/assets.ts";
import { type Ask, faultSegment } from "./ask.ts";
import { fileOf, type StoredFile } from "./stored.ts";

/** The pages that are no records, by address, and the files that repeat them. */
export const pages: Readonly<Record<string, string>> = {
  "/": "pages/home.html",
  "/formats": "pages/formats.html",
  "/formats.json": "pages/formats.json",
  "/policy": "pages/policy.html",
  "/accessibility": "pages/accessibility.html",
  "/robots.txt": "pages/robots.txt",
  "/favicon.ico": "pages/icon.svg",
  "/schemas/record.json": "pages/record.schema",
  "/schemas/tombstone.json": "pages/tombstone.schema",
};

/** A well-formed identifier that nobody was given and that is near to none, and a text that is no identifier. */
const nobodys = "/0ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ";
const noPid = "/none";

const faults: Readonly<Record<string, string>> = {
  unknown: nobodys,
  malformed: noPid,
  away: `/${faultSegment}/away`,
  unavailable: `/${faultSegment}/unavailable`,
  "not-offered": `/${faultSegment}/not-offered`,
  part: `/${faultSegment}/part`,
  method: `/${faultSegment}/method`,
};

/** Pages, the files that pages ask for, and every fault as a page and as a problem document. */
export async function* pagesAndFaults(ask: Ask): AsyncGenerator<StoredFile> {
  for (const { address } of Object.values(assets)) yield fileOf(address.slice(1), await ask.for(address));
  for (const [address, path] of Object.entries(pages)) yield fileOf(path, await ask.for(address));
  for (const [name, address] of Object.entries(faults)) {
    yield fileOf(`faults/${name}.html`, await ask.for(address, "text/html"));
    yield fileOf(`faults/${name}.problem`, await ask.for(address));
  }
  yield { path: "nothing", body: "" };
}
