import { join } from "node:path";
import { Problem } from "../../errors.ts";
import type { FeedLog } from "../../feeds/port.ts";
import type { AccessPoint, HttpAnswer, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { wantsPage } from "../wants-page.ts";
import { dumpsPage } from "./dumps-page.ts";
import { type DumpManifest, dumpsIn } from "./manifest.ts";
import { rangeOf } from "./range.ts";
import { isWithheld } from "./withheld.ts";

/**
 * `/dumps`: all that is public as files, with checksums and the place in the log of changes from which on to follow; a page or JSON. `/dumps/latest/FILE` leads to
 * the newest. A download that broke off goes on. A dump in which something is that was taken down since is not handed out. Faults: `not-found`, `dump-withheld`.
 */
export function dumps(folder: string, feeds: FeedLog, reading: Reading, press: Press): AccessPoint {
  async function shown(): Promise<DumpManifest[]> {
    const all = dumpsIn(folder);
    const withheld = await Promise.all(all.map((dump) => isWithheld(dump, feeds, reading)));
    return all.filter((_, at) => !withheld[at]);
  }

  async function fileOf(name: string, file: string, headers: Readonly<Record<string, string | string[] | undefined>>) {
    const manifest = dumpsIn(folder).find((dump) => dump.name === name);
    const found = manifest?.files.find((one) => one.name === file);
    if (!manifest || !found) throw notFound(press.base);
    if (await isWithheld(manifest, feeds, reading))
      throw new Problem(
        "dump-withheld",
        `Something in it was taken down since. Take a newer one: ${press.base}/dumps.`,
      );
    const told = {
      "content-type": "application/gzip",
      etag: `"${found.sha256.slice(0, 32)}"`,
      "cache-control": "no-cache",
    };
    const digest = { "repr-digest": `sha-256=:${Buffer.from(found.sha256, "hex").toString("base64")}:` };
    return rangeOf({ path: join(folder, name, file), bytes: found.bytes, headers: { ...told, ...digest } }, headers);
  }

  return {
    name: "dumps",
    segments: ["dumps", "dumps.json"],
    async handle(request): Promise<HttpAnswer> {
      const { path, headers } = request;
      const [, name, file] = /^\/dumps\/([0-9A-Za-z]+)\/([a-z0-9.-]+)$/.exec(path) ?? [];
      if (name === "latest" && file) return latest(await shown(), file, press.base);
      if (name && file) return fileOf(name, file, headers);
      if (path !== "/dumps" && path !== "/dumps/" && path !== "/dumps.json") throw notFound(press.base);
      const list = (await shown()).map(({ files, ...dump }) => {
        const id = `${press.base}/dumps/${dump.name}`;
        return { id, ...dump, files: files.map((one) => ({ id: `${id}/${one.name}`, ...one })) };
      });
      if (path === "/dumps.json" || !wantsPage(request))
        return listed("application/json", `${JSON.stringify({ dumps: list }, null, 2)}\n`);
      return listed("text/html; charset=utf-8", dumpsPage(list, press));
    },
  };
}

const notFound = (base: string) =>
  new Problem("not-found", `There is no such dump. See ${base}/dumps for what there is.`);

function latest([newest]: readonly DumpManifest[], file: string, base: string): HttpAnswer {
  if (!newest?.files.some(({ name }) => name === file)) throw notFound(base);
  return { status: 302, headers: { location: `/dumps/${newest.name}/${file}`, "cache-control": "no-cache" } };
}

function listed(type: string, body: string): HttpAnswer {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-cache", vary: "Accept" }, body };
}
