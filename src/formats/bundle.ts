import type { Bundle, Format } from "./port.ts";

/** How a format's records are put into one file: as it says itself, else JSON as JSON Lines, lines of triples one after the other; undefined where neither fits. */
export function bundleOf({ bundle, accepts, write }: Format): Bundle | undefined {
  if (bundle) return bundle;
  const [type = ""] = accepts;
  if (/^application\/(?:[^;]*\+)?json$/.test(type))
    return {
      extension: "jsonl",
      mediaType: "application/jsonl",
      ...alone,
      entry: (...given) => oneLine(write(...given)),
    };
  if (type === "application/n-triples" || type === "application/n-quads")
    return { extension: type.endsWith("triples") ? "nt" : "nq", mediaType: type, ...alone, entry: write };
  return undefined;
}

/** XML documents as children of one root: `{ open: '<lido:lidoWrap xmlns:lido="…">', close: "</lido:lidoWrap>" }`. */
export function inOneRoot(root: Pick<Bundle, "open" | "close">, write: Format["write"]): Bundle {
  return {
    extension: "xml",
    mediaType: "application/xml",
    open: `<?xml version="1.0" encoding="UTF-8"?>\n${root.open}\n`,
    close: `${root.close}\n`,
    entry: (...given) => write(...given).replace(/^<\?xml[^>]*\?>\n/, ""),
  };
}

const alone = { open: "", close: "" };

/** A JSON document in a line: in JSON no string holds a line break, so what surrounds one is only there for the eye. */
function oneLine(document: string): string {
  return `${document.trimEnd().replace(/\n\s*/g, "")}\n`;
}
