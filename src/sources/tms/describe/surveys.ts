import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

const at = "Conditions.Narrative";

/** Says how an object was treated and examined, each under the key of its row. */
export function saySurveys(teller: Teller, rows: readonly Row[]): void {
  const { mapping } = teller;
  for (const row of ordered(rows, "ConditionID")) {
    const { ConditionID, SurveyType, Narrative, SurveyISODate, EndISODate } = row;
    const type = lookUp(mapping.surveys, SurveyType);
    if (!type) {
      const detail =
        "The mapping does not say whether this is a treatment or an examination; it is neither. Add it to `mapping.surveys`.";
      teller.doubt("survey-type-unknown", "Conditions.SurveyType", SurveyType, detail);
    }
    const { span } = teller.time("Conditions.SurveyISODate", undefined, {
      begin: isoDate(SurveyISODate, mapping),
      end: isoDate(EndISODate, mapping) ?? isoDate(SurveyISODate, mapping),
    });
    const body = {
      kind: "activity" as const,
      type: type ?? ("other" as const),
      ...(span ? { when: [span] } : {}),
      ...(Narrative ? { display: [teller.text(Narrative)] } : {}),
    };
    teller.say(at, body, {
      ...(ConditionID ? { key: teller.key("condition", ConditionID) } : {}),
      by: { type: SurveyType, when: SurveyISODate },
      ...(mapping.surveyAudience === "staff" ? { audience: "staff" } : {}),
      ...(SurveyType ? { sourceWord: SurveyType } : {}),
    });
  }
}

/** `"06-01-1964"` as ISO 8601; what cannot be a month is the day, and any other text is left as it is. */
function isoDate(text: string | undefined, { dateOrder }: TmsMapping): string | undefined {
  const found = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text ?? "");
  if (!found) return text;
  const [, first = "", second = "", year = ""] = found;
  const dayFirst = Number(first) > 12 || (dateOrder === "day-first" && Number(second) <= 12);
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
