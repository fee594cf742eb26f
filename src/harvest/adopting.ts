import { Problem } from "../errors.ts";
import { grammarOf } from "../identifiers/grammars.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Decision, Registry } from "../registry/port.ts";
import type { Adopted, Finding, SourceRecord } from "../sources/port.ts";
import { findingOf } from "./finding-of.ts";
import type { Telling } from "./reuse.ts";

/** Which identifier a record says that a key has. */
type Claim = Adopted & { record: SourceRecord };
type Found = { record: string; finding: Finding };

/** Adopting commits one by one, but those that are asked for together share a commit. */
const atOnce = 200;
const pageSize = 500;

/**
 * Identifiers that were issued elsewhere become the PIDs of the keys that records say they are of, before anything is minted for
 * these. A key that has a PID here keeps it, and the other identifier leads there. What the system says it does not describe is a
 * stub. Answers what cannot be adopted, of which nothing is lost: the key is given a PID of its own.
 */
export async function adoptAll(tellings: readonly Telling[], registry: Registry): Promise<Found[]> {
  const claims = claimsIn(tellings);
  if (claims.size === 0) return [];
  const bound = await registry.lookup([...claims.keys()]);
  const found: Found[] = [];
  const due = [...claims.values()].filter(({ key, pid }) =>
    pid === undefined ? !bound.has(key) : bound.get(key) !== pid,
  );
  for (let at = 0; at < due.length; at += atOnce) {
    const answers = due.slice(at, at + atOnce).map((claim) => adopt(claim, bound.get(claim.key), registry));
    found.push(...(await Promise.all(answers)).flatMap((answer) => answer ?? []));
  }
  await stubUndescribed(due, registry);
  return found;
}

/** The first word on every key holds: another is found out by its own record, whose key then has a PID. */
function claimsIn(tellings: readonly Telling[]): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  const add = (record: SourceRecord, adopted: Adopted) => {
    if (!claims.has(adopted.key)) claims.set(adopted.key, { ...adopted, record });
  };
  const all = tellings.flatMap(({ record, description }) =>
    (description.adopts ?? []).map((adopted) => ({ record, adopted })),
  );
  for (const { record, adopted } of all) if (adopted.key === record.key) add(record, adopted);
  for (const { record, adopted } of all) add(record, adopted);
  return claims;
}

async function adopt(claim: Claim, bound: Pid | undefined, registry: Registry): Promise<Found | undefined> {
  const { key, type, pid } = claim;
  if (pid === undefined) return undefined;
  if (bound !== undefined) return leadTo(bound, claim, pid, registry);
  try {
    await registry.adopt(pid, { key, type }, decisionOf(claim));
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "registry-fenced") throw error;
    if (error.code !== "state-forbids" || !(await bindTo(claim, pid, registry)))
      return notAdopted(claim, pid, error.detail);
  }
  return undefined;
}

/** Where other systems alone speak of what has this identifier, it is the same thing; answers whether that was so. */
async function bindTo(claim: Claim, text: string, registry: Registry): Promise<boolean> {
  const found = await registry.resolve(text);
  if (!found.found || found.state === "void") return false;
  const pid = (await registry.survivors([found.pid])).get(found.pid) ?? found.pid;
  const source = sourceOf(claim.key);
  if ((await registry.keysOf(found.pid)).some((key) => sourceOf(key) === source)) return false;
  try {
    await registry.bind(pid, claim.key, decisionOf(claim));
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "state-forbids") return false;
    throw error;
  }
}

/** The key has a PID of ours: the identifier that was issued elsewhere is found as an alias of that. */
async function leadTo(bound: Pid, claim: Claim, text: string, registry: Registry): Promise<Found | undefined> {
  const grammar = grammarOf(text);
  const leads = await registry.resolve(text);
  if (leads.found) {
    const ends = await registry.survivors([bound, leads.pid]);
    if (ends.get(bound) === ends.get(leads.pid)) return undefined;
    return notAdopted(claim, text, `${claim.key} has ${bound}, and ${text} stands for something else.`);
  }
  if (grammar?.folding !== "exact") return notAdopted(claim, text, "It is in no grammar of such identifiers.");
  await registry.alias([{ pid: bound, scheme: grammar.name, value: text, standing: "current" }]);
  return undefined;
}

function notAdopted({ record, key }: Claim, pid: string, why: string): Found {
  const detail = `The identifier ${pid} was not made that of ${key}: ${why} Compare it with where it was issued, or merge the two.`;
  const finding = findingOf(record, { kind: "doubtful", rule: "pid-not-adopted", value: pid.slice(0, 200), detail });
  return { record: record.key, finding };
}

/** What the system refers to and says that it does not describe has a PID, and is a stub as soon as it has. */
async function stubUndescribed(claims: readonly Claim[], registry: Registry): Promise<void> {
  const undescribed = claims.filter(({ pid }) => pid === undefined);
  const given = await registry.assign(undescribed.map(({ key, type }) => ({ key, type })));
  await makeStubs(
    given.filter(({ state }) => state === "reserved").map(({ pid }) => pid),
    registry,
  );
}

const sourceOf = (key: string) => key.slice(0, key.indexOf("/"));
const decisionOf = ({ record: { key } }: Claim): Decision => ({
  actor: `harvest:${sourceOf(key)}`,
  reason: "issued by the system that the record comes from",
});

/**
 * Adopted identifiers of a source's keys that no record describes, once everything was read: they were public where they were
 * issued, and are stubs rather than unknown.
 */
export async function stubAdopted(source: string, registry: Registry): Promise<void> {
  let after: Pid | undefined;
  for (;;) {
    const pids = await registry.list("reserved", after, pageSize);
    const adopted: Pid[] = [];
    for (const pid of pids) {
      const issuedElsewhere = grammarOf(pid)?.folding === "exact";
      if (issuedElsewhere && (await registry.keysOf(pid)).some((key) => sourceOf(key) === source)) adopted.push(pid);
    }
    await makeStubs(adopted, registry);
    after = pids.at(-1);
    if (after === undefined) return;
  }
}

async function makeStubs(pids: readonly Pid[], registry: Registry): Promise<void> {
  if (pids.length === 0) return;
  await registry.activate(pids);
  await registry.stub(pids);
}
