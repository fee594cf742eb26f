import { isIsbn } from "../../telling/check-digits.ts";
import { lookUp } from "../mapping/defaults.ts";
import { ordered, type Row } from "./rows.ts";
import { saySameAs } from "./same-as.ts";
import type { Teller } from "./teller.ts";

/** Says the numbers of a publication by their description; a DOI is the same thing elsewhere. */
export function sayReferenceNumbers(tell: Teller, rows: readonly Row[]): void {
  for (const row of ordered(rows, "RefAltNumID")) {
    const { RefAltNumID, RefAltNum: value, Description } = row;
    if (!value) continue;
    const use = lookUp(tell.mapping.referenceNumbers, Description);
    if (!use) {
      const detail =
        "The mapping does not say what such a number is; its scheme is `other`. Add it to `mapping.referenceNumbers`.";
      tell.doubt("number-kind-unknown", "RefAltNums.Description", Description, detail);
    }
    const { scheme, standing } = use ?? { scheme: "other" };
    if (scheme === "doi" && isDoi(value)) {
      saySameAs(tell, "RefAltNums.DOI", value);
      continue;
    }
    const key = RefAltNumID ? { key: tell.key("refaltnum", RefAltNumID) } : {};
    const fault = scheme === "isbn" ? isbnFault(tell, "RefAltNums.RefAltNum", value) : {};
    tell.say(
      "RefAltNums.RefAltNum",
      { kind: "number", scheme, value, ...fault },
      {
        ...key,
        by: { scheme, value },
        ...(standing ? { standing } : {}),
        ...(Description ? { sourceWord: Description } : {}),
      },
    );
  }
}

const isDoi = (value: string) => /^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i.test(value);

/** Says the ISBN of the publication's own row. */
export function sayIsbn(tell: Teller, value: string | undefined): void {
  if (value === undefined) return;
  const fault = isbnFault(tell, "BibReferences.ISBN", value);
  tell.say(
    "BibReferences.ISBN",
    { kind: "number", scheme: "isbn", value, ...fault },
    { by: { scheme: "isbn", value } },
  );
}

function isbnFault(tell: Teller, at: string, value: string): { fault?: "wrong" } {
  if (isIsbn(value.replace(/[\s-]/g, ""))) return {};
  const detail = "The check digit of this ISBN is wrong; it is kept but finds nothing. Correct it.";
  tell.doubt("identifier-malformed", at, value, detail);
  return { fault: "wrong" };
}
