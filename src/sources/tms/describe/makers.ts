import type { ActivityFact, Actor, KeyRef, SubjectFact, TimeSpan } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { agentRef } from "./agents.ts";
import { type Part, partOf } from "./roles.ts";
import { numberOf, ordered, type Row, type Rows } from "./rows.ts";
import type { Teller } from "./teller.ts";
import type { TermPlaces } from "./terms.ts";

const at = "ObjConXrefs.ConstituentID";

/** Activities that are one however many take part; any other is one for each row. */
const shared = new Set<ActivityType>(["production", "creation", "publication", "acquisition", "other"]);

/**
 * Says who had to do with an object: makers as links of one production, sitters as what it depicts, donors, publishers and
 * owners in their activities. Every link has the key of its row.
 */
export function sayPeople(teller: Teller, rows: Rows, when: TimeSpan | undefined, places: TermPlaces): void {
  const activities = new Map<ActivityType, Actor<KeyRef>[]>([["production", []]]);
  for (const row of ordered(rows.of("ObjConXrefs"), "DisplayOrder")) {
    const agent = agentRef(
      teller,
      row.ConstituentID,
      rows.referred("Constituents", row.ConstituentID),
      row.DisplayName,
    );
    if (!agent) continue;
    const part = partOf(row, teller.mapping);
    noteDoubts(teller, rows, row, part);
    const { as, role } = part.use;
    if (as === "depicts" || as === "about") saySubject(teller, row, agent, { ...part, use: { as, role } });
    else if (shared.has(as)) activities.set(as, [...(activities.get(as) ?? []), actor(teller, row, agent, part)]);
    else sayOwn(teller, as, actor(teller, row, agent, part));
  }
  for (const type of places.keys()) if (!activities.has(type)) activities.set(type, []);
  for (const [type, who] of activities) {
    sayShared(teller, type, { who, where: places.get(type), when: type === "production" ? when : undefined });
  }
}

type Taking = { who: Actor<KeyRef>[]; where: ActivityFact<KeyRef>["where"]; when: TimeSpan | undefined };

function sayShared(teller: Teller, type: ActivityType, { who, where, when }: Taking): void {
  if (who.length === 0 && !where && !when) return;
  const body: ActivityFact<KeyRef> = {
    kind: "activity",
    type,
    ...(when ? { when: [when] } : {}),
    ...(where ? { where } : {}),
    ...(who.length > 0 ? { who } : {}),
  };
  teller.say(type === "production" ? "Objects.Dated" : at, body, { by: { type } });
}

function sayOwn(teller: Teller, type: ActivityType, who: Actor<KeyRef>): void {
  const by = { type, link: who.key };
  teller.say(at, { kind: "activity", type, who: [who] }, { by, ...(who.audience ? { audience: who.audience } : {}) });
}

function actor(teller: Teller, row: Row, agent: KeyRef, { use, attribution, word }: Part): Actor<KeyRef> {
  const { role: _, qualifier, ...stands } = attribution;
  const display = displayOf(row, agent);
  const order = numberOf(row.DisplayOrder);
  return {
    ...(row.ConXrefID ? { key: teller.key("conxref", row.ConXrefID) } : {}),
    agent,
    role: use.role,
    ...(qualifier ? { qualifier } : {}),
    ...stands,
    ...(order === undefined ? {} : { order }),
    ...(word ? { sourceWord: word } : {}),
    ...(display ? { display: teller.text(display) } : {}),
    ...(row.Displayed === "0" ? { audience: "staff" as const } : {}),
  };
}

function saySubject(teller: Teller, row: Row, agent: KeyRef, { use, attribution, word }: Part): void {
  const { role: _, qualifier: __, ...stands } = attribution;
  const display = displayOf(row, agent);
  const order = numberOf(row.DisplayOrder);
  const body: SubjectFact<KeyRef> = {
    kind: "subject",
    mode: use.as === "about" ? "about" : "depicts",
    ref: agent,
    role: use.role,
    ...(display ? { display: teller.text(display) } : {}),
  };
  teller.say(at, body, {
    ...(row.ConXrefID ? { key: teller.key("conxref", row.ConXrefID) } : {}),
    by: { agent: row.ConstituentID, role: use.role },
    ...stands,
    ...(order === undefined ? {} : { order }),
    ...(word ? { sourceWord: word } : {}),
    ...(row.Displayed === "0" ? { audience: "staff" as const } : {}),
  });
}

/** The words that people read where they say more than role and name: `Copy after: Mathew Brady`, `Anna Lee (Photographer)`. */
function displayOf({ Prefix, Role, Suffix }: Row, agent: KeyRef): string | undefined {
  const name = "text" in agent ? agent.text : agent.label;
  const prefix = Role !== undefined || !Suffix ? Prefix : undefined;
  const more =
    Suffix !== undefined ||
    (Role !== undefined && Prefix !== undefined) ||
    /\b(after|attribution|possib|probab|former|alleged)/i.test(Prefix ?? "");
  return name && more ? [prefix ?? Prefix, name, Suffix].filter(Boolean).join(" ").replace(/ ;/, ";") : undefined;
}

function noteDoubts(teller: Teller, rows: Rows, row: Row, { known, use }: Part): void {
  if (!known) {
    const detail = `The mapping does not know this role; it is kept as the word “${use.role}”. Add it to \`mapping.roles\`.`;
    teller.doubt("role-unknown", "ObjConXrefs.Role", row.Role ?? row.Prefix ?? row.RoleID, detail);
  }
  if (!rows.referred("Constituents", row.ConstituentID)) {
    const detail = "The constituent is not in the export; only the name is kept. Export the constituent too.";
    teller.doubt("reference-to-nothing", at, row.ConstituentID, detail);
  }
}
