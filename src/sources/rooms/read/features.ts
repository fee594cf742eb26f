import { Problem } from "../../../errors.ts";
import { bytesOf } from "../../reading/bytes.ts";

/** A feature of GeoJSON (RFC 7946, section 3.2). */
export type Feature = { id?: string | number; properties: Record<string, unknown>; geometry: Geometry | null };
export type Geometry = { type: string; coordinates?: unknown; geometries?: Geometry[] };

const maxFeatureLength = 16 * 1024 * 1024;

/**
 * The features of a GeoJSON file, one at a time, however large it is; what cannot be read as one is undefined. Fault:
 * `source-unreadable`, for a file that is no feature collection or ends too early.
 */
export async function* featuresIn(path: string, file: string): AsyncGenerator<Feature | undefined> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const splitter = splitterOf(file);
  for await (const chunk of bytesOf(path, file)) yield* splitter.add(decoder.decode(chunk, { stream: true }));
  splitter.end();
}

/** Cuts a stream of text into the objects of its array `features`. */
function splitterOf(file: string) {
  let [text, at, depth, start] = ["", 0, 0, -1];
  let inString = false;
  let begun = false;
  let ended = false;
  const unreadable = (why: string) => new Problem("source-unreadable", `${file} ${why}. Export it again.`);

  function begin(): boolean {
    const found = /"features"\s*:\s*\[/.exec(text);
    if (!found) {
      if (text.length > maxFeatureLength) throw unreadable("is no GeoJSON feature collection");
      return false;
    }
    at = found.index + found[0].length;
    begun = true;
    return true;
  }

  /** Answers a feature's text where this letter ends one. */
  function step(letter: string): string | undefined {
    if (inString) {
      if (letter === "\\") at++;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === "{") {
      if (depth++ === 0) start = at;
    } else if (letter === "}") {
      if (--depth === 0) return text.slice(start, at + 1);
    } else if (letter === "]" && depth === 0) ended = true;
    return undefined;
  }

  return {
    *add(more: string): Generator<Feature | undefined> {
      text += more;
      if (!begun && !begin()) return;
      for (; at < text.length && !ended; at++) {
        const whole = step(text.charAt(at));
        if (whole === undefined) continue;
        yield parsed(whole);
        start = -1;
      }
      const keep = start < 0 ? at : start;
      if (text.length - keep > maxFeatureLength) throw unreadable("has a feature without end");
      [text, at, start] = [text.slice(keep), at - keep, start < 0 ? -1 : 0];
    },
    end(): void {
      if (!begun) throw unreadable("is no GeoJSON feature collection");
      if (!ended) throw unreadable("ends in the middle: it is truncated");
    },
  };
}

function parsed(text: string): Feature | undefined {
  try {
    const { id, properties, geometry } = JSON.parse(text) as Feature;
    return { ...(id === undefined ? {} : { id }), properties: properties ?? {}, geometry: geometry ?? null };
  } catch {
    return undefined;
  }
}
