import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cell, londonRows, numbersIn, type Row, schemeOfUri } from "../fixtures/london-data.ts";
import { withoutShared } from "../shared-folder.ts";
import { duplicates, type LondonMuseum, legacyRows, serveLondonMuseum } from "./london-over-http.ts";

let museum: LondonMuseum;
const leadsTo = (path: string) => museum.leadsTo(path);
const inventory = (number: string) => leadsTo(`/lookup/inventory/${encodeURIComponent(number)}`);
const json = async (answer: Response) => JSON.parse(await answer.text());

/** Where a Gallery PID leads: every scenario's work must be there before its numbers are asked for. */
async function addressOf(galleryPid: string): Promise<string> {
  const document = await leadsTo(`/${galleryPid}`);
  return document?.replace(/\.json$/, "") ?? assert.fail(`${galleryPid} leads nowhere`);
}

/** The address of a scenario's work, under its present number too. */
async function workOf(row: Row): Promise<string> {
  const work = await addressOf(cell(row, "pid"));
  assert.equal(await inventory(cell(row, "current_number")), work);
  return work;
}

/** A number that another museum gave: it finds the work, but never as a number of ours. */
async function assertSomebodyElses(number: string, work: string): Promise<void> {
  assert.equal(await inventory(number), undefined, number);
  assert.equal(await inventory(number.replaceAll(" ", "")), undefined, number);
  assert.equal(await leadsTo(`/lookup?number=${encodeURIComponent(number)}`), work);
}

async function assertFormer(row: Row): Promise<void> {
  const work = await workOf(row);
  const all = cell(row, "other_numbers").split(" then ");
  for (const number of all) assert.equal(await inventory(number), work, number);
}

/** What each case of the table asks. */
const scenarios: Record<string, (row: Row) => Promise<void>> = {
  async "loan-purchased"(row) {
    await assertFormer(row);
    const work = await workOf(row);
    const kept = [...museum.keptPid.values()].find(([, now]) => `/${now}` === work);
    assert.ok(kept, "its PID was watched while it was renumbered");
    assert.equal(kept[0], kept[1]);
  },
  async "accession-became-loan"(row) {
    await assertFormer(row);
    const [number] = cell(row, "other_numbers").split(" then ");
    const { numbers } = await json(await museum.get(`${await workOf(row)}.json`));
    assert.equal(numbers.find(({ value }: { value: string }) => value === number).status, "former");
  },
  async "split-into-parts"(row) {
    const work = await workOf(row);
    const answer = await museum.get(`/lookup/inventory/${cell(row, "other_numbers")}`);
    assert.equal(answer.status, 300);
    const { choices } = await json(answer);
    assert.equal(choices.length, 2);
    assert.ok(choices.some(({ href }: { href: string }) => href === work));
    const page = await museum.get(`/lookup/inventory/${cell(row, "other_numbers")}`, { accept: "text/html" });
    assert.match(await page.text(), new RegExp(`href="${work}"`));
  },
  async "group-record"(row) {
    await workOf(row);
  },
  async "merge-and-wrong-number"(row) {
    const survivor = (await workOf(row)).slice(1);
    for (const id of duplicates)
      await museum.registry("merge", `tms/object/${id}`, survivor, "--reason", "A duplicate record");
    const merged = (await museum.registry("merges")).split("\n").slice(1);
    assert.equal(merged.length, 2);
    for (const line of merged) {
      const [loser] = line.split(",");
      assert.equal(await leadsTo(`/${loser}.ttl?a=b`), `/${survivor}.ttl?a=b`);
    }
    for (const number of [...numbersIn(row, /Previous|Duplicate/), "NG 6616"].filter((one) => !/^NONE\.1237/.test(one)))
      assert.equal(await inventory(number), `/${survivor}`, number);
    const [wrong = ""] = numbersIn(row, /Incorrect/);
    assert.notEqual(await inventory(wrong), `/${survivor}`);
    for (const number of numbersIn(row, /Joint|Lender/)) await assertSomebodyElses(number, `/${survivor}`);
  },
  async "joint-ownership"(row) {
    const work = await workOf(row);
    for (const number of numbersIn(row, /Previous/))
      assert.equal(await inventory(number), number.startsWith("NONE") ? undefined : work, number);
    for (const number of numbersIn(row, /Joint/)) await assertSomebodyElses(number, work);
  },
  async "placeholder-number"(row) {
    const work = await workOf(row);
    for (const number of numbersIn(row, /Previous/)) {
      if (number !== "NONE") assert.equal(await inventory(number), work, number);
      else for (const written of ["NONE", "none", "N O N E"]) assert.equal(await inventory(written), undefined);
    }
    assert.equal((await museum.get("/lookup?number=NONE")).status, 404);
  },
  async "lender-number"(row) {
    const work = await workOf(row);
    for (const number of numbersIn(row, /Lender/)) await assertSomebodyElses(number, work);
  },
  async "beta-pid"(row) {
    const beta = cell(row, "other_numbers").replace("beta PID ", "");
    const thing = await addressOf(cell(row, "pid"));
    assert.equal(await leadsTo(`/resource/${beta}`), `${thing}.json`);
    assert.equal(await leadsTo(`/lookup/beta/${beta}`), thing);
    assert.equal(await leadsTo(`/resource/${beta.replaceAll("0", "O")}`), undefined);
  },
  async "duplicate-external-id"(row) {
    const [, number = ""] = /ULAN (\d+)/.exec(cell(row, "other_numbers")) ?? [];
    assert.equal(await leadsTo(`/lookup/ulan/${number}`), await addressOf(cell(row, "pid")));
  },
  async "look-alike-pids"(row) {
    const [one = "", other = ""] = cell(row, "pid").split(" / ");
    assert.notEqual(await addressOf(one), await addressOf(other));
    for (const folded of [one.replace("O", "0"), one.toLowerCase()])
      assert.equal((await museum.get(`/${folded}`)).status, 404, folded);
  },
  async "versioned-publication"(row) {
    const [, words = ""] = cell(row, "other_numbers").split(" = ");
    const pids = words.split(" ").map((block) => `${block}-0000-0000`);
    const addresses = await Promise.all(pids.map(addressOf));
    assert.equal(new Set(addresses).size, 5);
    assert.equal(await addressOf(cell(row, "pid")), addresses.at(-1));
  },
  async "empty-transform"(row) {
    const [, id = ""] = cell(row, "other_numbers").split("-");
    assert.equal((await museum.get(`/lookup/tms/object/${id}`)).status, 404);
    const { pid } = JSON.parse(await museum.registry("mint", "--key", `tms/object/${id}`, "--json"));
    const told = async (asked: string) => (await (await museum.get(`/${asked}`)).text()).replaceAll(asked, "PID");
    assert.equal(await told(pid), await told("X5K4-2B6C-9Q1W"));
  },
};

describe("the Gallery's hard cases", { skip: withoutShared }, () => {
  before(async () => {
    museum = await serveLondonMuseum();
  });
  after(() => museum?.remove());

  for (const row of londonRows("scenarios")) {
    const [kind, title] = [cell(row, "case"), cell(row, "title")];
    test(`${kind}: ${title} ${cell(row, "current_number")}`.trim(), async () => {
      const scenario = scenarios[kind] ?? assert.fail(`no test knows the case ${kind}`);
      await scenario(row);
    });
  }

  test("every PID of the crosswalk, beta PID, external identifier and number of the files resolves over HTTP", async () => {
    const rows = legacyRows();
    const things = new Map<string, string>();
    for (const [key = "", scheme = "", value = ""] of rows.filter(([, scheme]) => scheme === "production-4")) {
      things.set(key, await addressOf(value));
      assert.equal(await leadsTo(`/lookup/${scheme}/${value}`), things.get(key));
    }
    assert.equal(new Set(things.values()).size, londonRows("pid-crosswalk").filter(({ pid }) => pid).length);
    for (const [key = "", scheme = "", value = ""] of rows)
      assert.equal(
        await leadsTo(`/lookup/${scheme}/${encodeURIComponent(value)}`),
        things.get(key),
        `${scheme} ${value}`,
      );
    const external = londonRows("identifiers").filter((row) => row.identifier_type === "PID (external)");
    for (const { pid = "", identifier_value: uri = "" } of external)
      assert.equal(await leadsTo(`/lookup/${schemeOfUri(uri).join("/")}`), await addressOf(pid), uri);
  });
});
