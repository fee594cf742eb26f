import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { govukStyles } from "./govuk-styles.ts";

/** A file that pages ask for: its address carries the hash of its bytes, so it may be kept for ever. */
export type Asset = { name: string; hash: string; address: string; contentType: string; body: string };

/** The files that every page asks for. */
export const assets = {
  govuk: asset(
    "govuk.css",
    "text/css; charset=utf-8",
    govukStyles(
      readFileSync(fileURLToPath(import.meta.resolve("govuk-frontend/dist/govuk/govuk-frontend.min.css")), "utf8"),
    ),
  ),
  cartouche: asset("cartouche.css", "text/css; charset=utf-8", read("assets/cartouche.css")),
  icon: asset("icon.svg", "image/svg+xml", read("assets/icon.svg")),
} as const satisfies Record<string, Asset>;

function asset(name: string, contentType: string, body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const address = `/assets/${name.replace(".", `.${hash}.`)}`;
  return { name, hash, address, contentType, body };
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
