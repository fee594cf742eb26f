import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { formats } from "../../src/formats/table.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { cartouche } from "../command-here.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

const page = { accept: "text/html,*/*;q=0.8" };
const program = { accept: "*/*" };
/** What every marked secret begins with: an answer in which this is in no form has none of them. */
const mark = "SECRET-";
const secret = (what: string) => `${mark}${what}-7f3a9c`;
const decision = { actor: secret("ACTOR"), reason: secret("REASON") };
const words = [secret("ACTOR"), secret("REASON"), secret("KEY"), secret("NUMBER"), secret("VOID")];
const bare = (pid: string) => pid.replaceAll("-", "").toLowerCase();
/** PIDs that no outsider may learn of. */
const hidden: Pid[] = [];
/** Public PIDs about which something secret was decided. */
const touched: Pid[] = [];
let museum: ChangingMuseum;
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);
const called = (label: string) => museum.called(label);

before(async () => {
  museum = await serveChangingMuseum();
  const { registry } = museum;
  const reserved = await registry.reserve(4, "object", decision);
  const [first, second, third, merged] = reserved;
  assert.ok(first && second && third && merged);
  await registry.void([first], { ...decision, reason: secret("VOID") });
  await registry.bind(second, `${secret("KEY")}/object/1`, decision);
  const assigned = await registry.assign([{ key: `${secret("KEY")}/object/2`, type: "object" }]);
  const works = ["Sunflowers", "Surprised!", "The Umbrellas", "Whistlejacket", "The Hay Wain", "The Cornfield"].map(
    called,
  );
  const [survivor, successor, loser, gone, withdrawn, again] = works;
  assert.ok(survivor && successor && loser && gone && withdrawn && again);
  await registry.bind(survivor, `${secret("KEY")}/object/3`, decision);
  await registry.merge(loser, survivor, decision);
  await registry.merge(merged, survivor, decision);
  const { mergeId } = await registry.merge(again, survivor, decision);
  await registry.unmerge(mergeId, decision);
  const why = { reason: "never-ours", note: "For all to read.", successor } as const;
  await registry.tombstone(gone, why, decision);
  await registry.withdraw(withdrawn, true, decision);
  await registry.tombstone(again, why, decision);
  await registry.restore(again, decision);
  const number = { scheme: "inventory", value: secret("NUMBER"), standing: "current" } as const;
  await registry.alias([third, called("for staff only")].map((pid) => ({ pid, ...number })));
  hidden.push(...reserved, ...assigned.map(({ pid }) => pid), called("for staff only"));
  touched.push(...works);
});
after(() => museum.remove());

/** All that is searched: every answer's status, headers and body, but for what the asker said himself. */
const told: string[] = [];

async function ask(path: string, headers: Record<string, string> = program, said = ""): Promise<string[]> {
  const answer = await get(path, headers);
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  const all = `${answer.status}\n${[...answer.headers].join("\n")}\n\n${body}`;
  told.push(said === "" ? all : all.replaceAll(said, ""));
  const base = new URL(answer.url).origin;
  const links = all.matchAll(/(?<=href="|href": "|<|location,)(?:http:\/\/[^/"<>\s]+)?(\/[^"<>#\s]*)/g);
  return [...links].filter(([whole]) => whole.startsWith("/") || whole.startsWith(base)).map(([, to = ""]) => to);
}

/** Follows every link from the home page and what the site is asked for: to the page of everything, to all other forms of what something was decided about. */
async function crawl(): Promise<number> {
  const also = touched.flatMap((pid) =>
    ["", "?info", "?json", ".linkset", ".linkset.json", "/manifest"].map((end) => `/${pid}${end}`),
  );
  const documents = touched.flatMap((pid) => formats.map(({ extension }) => `/${pid}.${extension}`));
  const open = [
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/openapi.json",
    "/formats.json",
    "/log/checkpoint",
    "/log/key",
    "/health/ready",
    ...also,
    ...documents,
  ];
  const seen = new Set(open);
  let accounts = 0;
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    // Every account of what is told and why is read as a page; as data, which says the same and is long, one in four, and those of what something was decided about.
    const isPageAlone =
      /\/why$/.test(path) && !touched.some((pid) => path.startsWith(`/${pid}`)) && accounts++ % 4 !== 0;
    const data = isPageAlone ? [] : await ask(path);
    const found = [...data, ...(/\.[a-z]+$/.test(path) ? [] : await ask(path, page))];
    for (const link of found.map((one) => (isThing.test(one) ? `${one}.html` : one))) {
      // What `?_mediatype=` asks for is what was asked for by Accept already.
      const isOtherForm = /^\/[^/]*\.(?!html$)[a-z.]+$|[?&]_mediatype=/.test(link);
      if (seen.has(link) || isOtherForm || /^\/(?:images|assets)\//.test(link)) continue;
      seen.add(link);
      open.push(link);
    }
  }
  return seen.size;
}

const isThing = /^\/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}$/;

async function askWholeLog(): Promise<void> {
  const { size } = await museum.registry.head();
  const last = Math.floor(size / 256);
  for (const kind of ["0", "entries"])
    for (let at = 0; at <= last; at++) {
      const number = String(at).padStart(3, "0");
      const width = at === last ? size % 256 : 256;
      if (width === 0) continue;
      const answer = await get(`/log/tile/${kind}/${number}${width < 256 ? `.p/${width}` : ""}`);
      assert.equal(answer.status, 200);
      told.push(Buffer.from(await answer.arrayBuffer()).toString("latin1"));
    }
}

/** A text in the forms in which it might stand in an answer: as it is, in hexadecimal, in Base64 wherever it begins. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64url");
    return whole.slice(Math.ceil((shift * 4) / 3), -3);
  });
  const standard = base64.map((one) => one.replaceAll("-", "+").replaceAll("_", "/"));
  return [...new Set([text, bytes.toString("hex"), bytes.toString("hex").toUpperCase(), ...base64, ...standard])];
}

test("nothing that a stranger can fetch has a marked secret in it: actors, reasons, keys, numbers and PIDs of what is hidden", async () => {
  assert.ok((await crawl()) > 500, "the whole museum was seen");
  await askWholeLog();
  for (const pid of hidden) {
    for (const near of [`${pid.slice(0, -1)}${pid.endsWith("0") ? "1" : "0"}`, pid.slice(1), `${pid}0`])
      await ask(`/${near}`, program, near);
    for (const path of [`/${pid}`, `/${pid}?info`, `/${pid}/manifest`, `/lookup?number=${pid}`]) {
      await ask(path, program, pid);
      await ask(path, page, pid);
    }
    const spelled = bare(pid);
    await ask(`/ark:99999/${spelled}`, program, spelled);
  }
  for (const word of words) {
    for (const path of [
      `/lookup?number=${word}`,
      `/lookup/inventory/${word}`,
      `/lookup/tms/${word}/object/1`,
      `/${word}`,
    ])
      await ask(path, page, word);
    await ask(`/lookup/${word}/object/3`, program, word.toLowerCase());
  }
  const bundle = join(String(museum.environment.CARTOUCHE_DATA), "public-bundle");
  const { code, stderr } = await cartouche(["registry", "export", bundle, "--public"], museum.environment);
  assert.equal(code, 0, stderr);
  for (const name of readdirSync(bundle, { recursive: true, encoding: "utf8" })) {
    const file = join(bundle, name);
    if (statSync(file).isFile()) told.push(readFileSync(file, "latin1"));
  }
  const everything = told.join("\n");
  assert.ok(everything.includes("For all to read."), "what is public is found");
  const spelled = hidden.flatMap((pid) => [pid, bare(pid), bare(pid).toUpperCase()]);
  for (const text of new Set([mark, ...spelled]))
    for (const form of formsOf(text)) {
      const at = everything.indexOf(form);
      assert.equal(at, -1, `${text}: ${everything.slice(Math.max(0, at - 200), at + 100)}`);
    }
  // The search took its time: connections that the server has closed meanwhile are let go before the next question.
  await pause(100);
});

test("what nothing is public of is byte for byte what never was: status, headers and body, whatever is asked of it and how", async () => {
  const ends = [
    "",
    "?info",
    "?json",
    "?_profile=alt",
    "?_mediatype=text/turtle",
    "/why",
    "/manifest",
    "/v3",
    "/canvas/p1",
    "/",
    ".nothing",
  ];
  const documents = [...formats.map(({ extension }) => extension), "linkset", "linkset.json"].map((one) => `.${one}`);
  const ways: [method: string, headers: Record<string, string>][] = [
    ...[page, program, { accept: "text/turtle" }, { "if-none-match": "*" }].map((headers): [string, typeof headers] => [
      "GET",
      headers,
    ]),
    ["HEAD", page],
    ["HEAD", { "if-none-match": "*" }],
    ["DELETE", program],
  ];
  const answersOf = async (pid: string) => {
    const all: unknown[] = [];
    const spelled = [pid, bare(pid), `ark:99999/${bare(pid)}`, `resource/${pid}`];
    for (const path of [...spelled.map((one) => `/${one}`), ...[...ends, ...documents].map((end) => `/${pid}${end}`)])
      for (const [method, headers] of ways) {
        const answer = await get(path, headers, method);
        const sent = [...answer.headers].filter(([name]) => name !== "date");
        const said = await answer.text();
        all.push(
          [path, method, answer.status, sent, said].map((one) =>
            JSON.stringify(one).replaceAll(pid, "PID").replaceAll(bare(pid), "pid"),
          ),
        );
      }
    return all;
  };
  const unknown = await answersOf(mintPid());
  for (const pid of hidden) assert.deepEqual(await answersOf(pid), unknown, pid);
});

test("the source key of a hidden thing finds no more than one that no source has", async () => {
  const told = async (key: string) => {
    const answer = await get(`/lookup/${key}`);
    return [answer.status, [...answer.headers].filter(([name]) => name !== "content-length"), await answer.text()].map(
      (one) => JSON.stringify(one).replaceAll(key.slice(key.indexOf("/") + 1), "KEY"),
    );
  };
  const [key = ""] = await museum.registry.keysOf(called("for staff only"));
  assert.match(key, /^tms\//);
  assert.deepEqual(await told(key), await told("tms/object/no-such"));
});
