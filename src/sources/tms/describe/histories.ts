import { lookUp } from "../mapping/defaults.ts";
import { ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

const at = "ObjHistory.ForwardText";

/** Says what an object was called before and whose it was thought to be, with the note and the day of each. */
export function sayHistories(teller: Teller, rows: readonly Row[]): void {
  for (const row of ordered(rows, "DisplayOrder")) {
    const { ObjHistoryID, DataType, Remarks, EffectiveDate, DisplayOrder } = row;
    const text = row.ForwardText ?? row.InvertedText;
    const use = lookUp(teller.mapping.histories, DataType);
    if (use === "nothing") continue;
    if (!text) {
      const detail = "The line says neither a title nor a name; nothing is said of it. Fill it in, or remove it.";
      teller.doubt("history-empty", at, DataType, detail);
      continue;
    }
    if (!use) {
      const detail =
        "The mapping does not say what such a line of an object's history is; it is said in words. Add it to `mapping.histories`.";
      teller.doubt("history-type-unknown", "ObjHistory.DataType", DataType, detail);
    }
    const { span } = teller.time("ObjHistory.EffectiveDate", undefined, { begin: EffectiveDate, end: EffectiveDate });
    const note = Remarks ? { note: teller.text(Remarks) } : {};
    teller.say(at, bodyOf(teller, use, text), {
      ...(ObjHistoryID ? { key: teller.key("objhistory", ObjHistoryID) } : {}),
      by: { type: DataType, text, order: DisplayOrder },
      standing: "former",
      ...(span || Remarks ? { said: { ...(span ? { when: span } : {}), ...note } } : {}),
      ...(DataType ? { sourceWord: DataType } : {}),
    });
  }
}

function bodyOf(teller: Teller, use: "title" | "attribution" | undefined, text: string) {
  if (use === "title") return { kind: "name" as const, use: "former" as const, text: [teller.text(text)] };
  if (use === undefined) return { kind: "statement" as const, about: "history" as const, text: [teller.text(text)] };
  const who = [{ agent: { type: "person" as const, text }, role: "artist", standing: "former" as const }];
  return { kind: "activity" as const, type: "production" as const, who };
}
