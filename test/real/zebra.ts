import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const profiles = "/usr/share/idzebra-2.0/tab";
const queries = "/usr/share/yaz/etc/pqf.properties";
const modules = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"]
  .map((folder) => join(folder, "idzebra-2.0/modules"))
  .find(existsSync);
const isThere = (command: string) => spawnSync(command, ["-V"]).error === undefined;

/** What a test that needs a real SRU server says where there is none. */
export const withoutZebra =
  modules !== undefined && existsSync(profiles) && existsSync(queries) && isThere("zebrasrv") && isThere("zebraidx")
    ? false
    : "Zebra is not installed (Debian: idzebra-2.0, yaz)";

/** A library in Zebra, served over SRU; `remove` takes the records of a file out of it. */
export type Zebra = { url: string; remove(file: string): void; stop(): Promise<void> };

/** Indexes the files in ISO 2709 and UTF-8 of `folder/records` and serves them on 127.0.0.1. */
export async function zebraIn(folder: string): Promise<Zebra> {
  const port = await freePort();
  await mkdir(join(folder, "register"), { recursive: true });
  const aliases = "index.rec.id = 1=12\nindex.rec.lastModificationDate = 1=1012\n";
  const files: Record<string, string> = {
    "zebra.cfg": `profilePath: .:${profiles}\nmodulePath: ${modules}\nattset: bib1.att\nrecordType: grs.marcxml.library\nrecordId: (bib1,Local-number)\nstoreKeys: 1\nstoreData: 1\nencoding: utf-8\nregister: ${folder}/register:1G\n`,
    "library.abs":
      "name library\nattset bib1.att\nencoding utf-8\nesetname F @\nmarc usmarc.mar\nxpath disable\nall any\nmelm 001 Local-number:w,Local-number:p\nmelm 005 Date/time-last-modified:w:range(data,0,8)\n",
    "server.xml": `<yazgfs><listen id="here">tcp:127.0.0.1:${port}</listen><server id="library" listenref="here"><directory>${folder}</directory><config>zebra.cfg</config><cql2rpn>${folder}/pqf.properties</cql2rpn><retrievalinfo><retrieval syntax="xml" name="marcxml" identifier="info:srw/schema/1/marcxml-v1.1"><backend syntax="usmarc" name="F"><marc inputformat="marc" outputformat="marcxml" inputcharset="utf-8"/></backend></retrieval></retrievalinfo></server></yazgfs>`,
    "pqf.properties": `${(await readFile(queries, "utf8")).replace(/^index\.rec\.id.*$/m, "")}\n${aliases}`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const index = (...words: string[]) => {
    const { status, stderr } = spawnSync("zebraidx", ["-c", "zebra.cfg", ...words], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`zebraidx ${words.join(" ")}: ${stderr.slice(-500)}`);
  };
  index("init");
  index("update", "records");
  const server = spawn("zebrasrv", ["-f", "server.xml"], { cwd: folder, stdio: "ignore" });
  await untilServed(`http://127.0.0.1:${port}/`, server);
  return {
    url: `http://127.0.0.1:${port}/Default`,
    remove: (file) => index("delete", join("records", file)),
    stop: async () => {
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
    },
  };
}

async function untilServed(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && server.exitCode === null; attempt++) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(50);
  }
  throw new Error("zebrasrv does not answer");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .on("error", reject)
      .listen(0, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() =>
          typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
        );
      });
  });
}
