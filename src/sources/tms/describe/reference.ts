import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf } from "./audience.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { languageOf } from "./names.ts";
import { sayIsbn, sayReferenceNumbers } from "./reference-numbers.ts";
import { type Row, rowsOf } from "./rows.ts";
import { saySameAs } from "./same-as.ts";
import { type Teller, teller } from "./teller.ts";

/** A bibliographic reference as a publication: title, author and publisher in words, form, ISBN, DOI. */
export function describeReference(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const row = rows.first("BibReferences");
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
  sayReferenceNumbers(tell, rows.of("RefAltNums"));
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
