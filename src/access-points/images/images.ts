import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Problem } from "../../errors.ts";
import { etagOf } from "../conditional.ts";
import type { AccessPoint } from "../port.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/** `/images/…`: the files of one folder, image types only; nothing outside that folder is ever read. */
export function images(folder: string | undefined): AccessPoint {
  return {
    name: "images",
    segments: ["images"],
    async handle({ path }) {
      const type = mediaTypes[extname(path).toLowerCase()];
      const body = folder && type ? await fileIn(folder, path.slice("/images/".length)) : undefined;
      if (body === undefined || type === undefined) throw new Problem("not-found", "There is no such image.");
      const etag = etagOf(body);
      const headers = { "content-type": type, etag, "cache-control": "public, max-age=3600", ...inert };
      return { status: 200, headers, body };
    },
  };
}

/** An SVG file that is opened by itself is a document of this site: no script in it may run (CSP 3). */
const inert = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox" };

async function fileIn(folder: string, name: string): Promise<Uint8Array | undefined> {
  try {
    const home = await realpath(folder);
    const file = await realpath(join(home, decodeURIComponent(name)));
    return file.startsWith(home + sep) ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}
