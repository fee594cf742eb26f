import type { Asset } from "../../formats/html/assets.ts";
import type { HttpAnswer } from "../port.ts";

/**
 * A file that pages ask for, with a strong ETag. Under the name that carries its hash it may be kept for a year; under
 * another (a page from before an update) it is the file of today, kept for five minutes.
 */
export function assetAnswer({ contentType, hash, body }: Asset, hashed: boolean): HttpAnswer {
  return {
    status: 200,
    headers: {
      "content-type": contentType,
      etag: `"${hash}"`,
      "cache-control": hashed ? "public, max-age=31536000, immutable" : "public, max-age=300",
    },
    body,
  };
}
