import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf } from "./audience.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { languageOf } from "./names.ts";
import { type Row, rowsOf } from "./rows.ts";
import { saySameAs } from "./same-as.ts";
import { type Teller, teller } from "./teller.ts";

/** A bibliographic reference as a publication: title, author and publisher in words, form, ISBN, DOI. */
export function describeReference(record: SourceRecord, mapping: TmsMapping): Description {
  const row = rowsOf(record).first("BibReferences");
  const tell = teller(record, mapping, audienceOf(row, mapping));
  const { Title, SubTitle, Format, Author } = row;
  if (Title) {
    const value = SubTitle ? `${Title}: ${SubTitle}` : Title;
    const text = [tell.text(value, languageOf(tell, row.Language))];
    const parts = SubTitle ? { parts: { subtitle: SubTitle } } : {};
    tell.say("BibReferences.Title", { kind: "name", use: "preferred", text, ...parts }, { by: { use: "preferred" } });
  }
  if (Format && !/^\(not entered\)$/i.test(Format)) {
    const concept = { type: "concept" as const, text: Format };
    tell.say("BibReferences.Format", { kind: "classification", aspect: "type", concept }, { by: { aspect: "type" } });
  }
  if (Author) {
    const who = [{ agent: { type: "person" as const, text: Author }, role: "author" }];
    tell.say("BibReferences.Author", { kind: "activity", type: "creation", who }, { by: { type: "creation" } });
  }
  sayPublication(tell, row);
  sayIsbn(tell, row.ISBN);
  saySameAs(tell, "BibReferences.DOI", row.DOI);
  sayKeptPid(tell, "reference", "BibReferences", row);
  return { drafts: [tell.draft("publication")], findings: tell.findings };
}

function sayPublication(tell: Teller, { YearPublished, PlacePublished, Publisher }: Row): void {
  const { span } = tell.time("BibReferences.YearPublished", YearPublished);
  if (!span && !PlacePublished && !Publisher) return;
  tell.say(
    "BibReferences.YearPublished",
    {
      kind: "activity",
      type: "publication",
      ...(span ? { when: [span] } : {}),
      ...(PlacePublished ? { where: [{ place: { type: "place", text: PlacePublished } }] } : {}),
      ...(Publisher ? { who: [{ agent: { type: "group", text: Publisher }, role: "publisher" }] } : {}),
    },
    { by: { type: "publication" } },
  );
}

function sayIsbn(tell: Teller, value: string | undefined): void {
  if (value === undefined) return;
  const fault = isIsbn(value.replace(/[\s-]/g, "")) ? {} : { fault: "wrong" as const };
  if (fault.fault) {
    const detail = "The check digit of this ISBN is wrong; it is kept but finds nothing. Correct it.";
    tell.doubt("identifier-malformed", "BibReferences.ISBN", value, detail);
  }
  tell.say(
    "BibReferences.ISBN",
    { kind: "number", scheme: "isbn", value, ...fault },
    { by: { scheme: "isbn", value } },
  );
}

/** ISO 2108: ten digits weighted 10 to 1 divisible by 11, or thirteen weighted 1 and 3 divisible by 10. */
function isIsbn(plain: string): boolean {
  const digits = [...plain].map((digit) => (digit.toUpperCase() === "X" ? 10 : Number(digit)));
  if (/^\d{9}[\dX]$/i.test(plain)) return digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11 === 0;
  return (
    /^97[89]\d{10}$/.test(plain) && digits.reduce((sum, digit, at) => sum + digit * (at % 2 ? 3 : 1), 0) % 10 === 0
  );
}
