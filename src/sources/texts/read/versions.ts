import { posix } from "node:path";

/** A file whose name may tell which version it is of a text: `NG_2024__NG6692_v5.html`. */
export type Named = { file: string; work: string; version?: string };

/** What a file's path tells. */
export function nameOf(file: string): Named {
  const path = file.replace(/\.(x?html?|xml|tei)$/i, "").replace(/\.tei$/i, "");
  const [, work = path, version] = /^(.*)[_-]v(\d+(?:\.\d+)*)$/i.exec(path) ?? [];
  return { file, work, ...(version === undefined ? {} : { version }) };
}

/** In order of work and version, `v9` before `v10`. */
export function inOrder(a: Named, b: Named): number {
  if (a.work !== b.work) return a.work < b.work ? -1 : 1;
  return (a.version ?? "").localeCompare(b.version ?? "", "en", { numeric: true }) || (a.file < b.file ? -1 : 1);
}

/** What a link of a file leads to, as a path from the folder: `("entries/a.html", "../b.html")` → `"b.html"`. */
export function pathFrom(file: string, link: string): string | undefined {
  try {
    return posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(link)));
  } catch {
    return undefined;
  }
}
