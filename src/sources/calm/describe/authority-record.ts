import type { Description, SourceRecord } from "../../port.ts";
import type { CalmSettings } from "../options.ts";
import { sayStatements, type Tell, tellerOf } from "./tell.ts";

/** A record of the persons' database: a body or family where it has such a name, else a person. */
export function describePerson(record: SourceRecord, settings: CalmSettings): Description {
  const tell = tellerOf(record, settings);
  const body = tell.value("corporateName") ?? tell.value("familyName");
  const type = body === undefined ? "person" : "group";
  const [family, given] = [tell.value("surname"), tell.value("forenames")];
  const parts = { ...(given ? { given } : {}), ...(family ? { family } : {}) };
  const name = body ?? tell.value("personName") ?? [family, given].filter(Boolean).join(", ");
  const field = tell.value("corporateName") ? "corporateName" : tell.value("familyName") ? "familyName" : "personName";
  const at = field === "personName" && !tell.value("personName") ? "surname" : field;
  if (name)
    tell.sayOf(
      at,
      {
        kind: "name",
        use: "preferred",
        text: [tell.text(name)],
        ...(type === "person" && (family || given) ? { parts } : {}),
      },
      { by: { use: "preferred" } },
    );
  sayOtherNames(tell);
  sayCode(tell);
  const dates = tell.value("lifeDates");
  const span = dates === undefined ? undefined : tell.time(settings.fields.lifeDates, dates).span;
  if (span) {
    const activity = type === "person" ? "life" : "active";
    tell.sayOf(
      "lifeDates",
      { kind: "activity", type: activity, when: [{ ...span, lasting: true }] },
      { by: { activity } },
    );
  }
  for (const text of tell.values("activity")) {
    const concept = { type: "concept", text } as const;
    tell.sayOf("activity", { kind: "classification", aspect: "occupation", concept }, { by: { text } });
  }
  sayStatements(tell);
  return tell.description(type);
}

/** A record of the places' database. */
export function describePlace(record: SourceRecord, settings: CalmSettings): Description {
  const tell = tellerOf(record, settings);
  const name = tell.value("placeName");
  if (name)
    tell.sayOf("placeName", { kind: "name", use: "preferred", text: [tell.text(name)] }, { by: { use: "preferred" } });
  sayOtherNames(tell);
  sayCode(tell);
  sayStatements(tell);
  return tell.description("place");
}

function sayOtherNames(tell: Tell): void {
  for (const [index, value] of tell.values("otherNames").entries()) {
    const by = { use: "alternative", index: String(index) };
    tell.sayOf("otherNames", { kind: "name", use: "alternative", text: [tell.text(value)] }, { by });
  }
}

/** The code by which other records of Calm name it. */
function sayCode(tell: Tell): void {
  const value = tell.value("code");
  if (value)
    tell.sayOf("code", { kind: "number", scheme: "calm", value }, { by: { scheme: "calm" }, audience: "staff" });
}
