import type { Teller } from "./teller.ts";

type Authority = { scheme: string; base: string; form: RegExp; example: string };

/** The authorities whose identifiers TMS columns hold: the form of an identifier, and where it lives. */
const authorities: Record<string, Authority> = {
  ULANID: { scheme: "ulan", base: "http://vocab.getty.edu/ulan/", form: /^500\d{6}$/, example: "500115588" },
  AATID: { scheme: "aat", base: "http://vocab.getty.edu/aat/", form: /^300\d{6}$/, example: "300033618" },
  WikidataID: { scheme: "wikidata", base: "http://www.wikidata.org/entity/", form: /^Q[1-9]\d*$/, example: "Q47551" },
  VIAFID: { scheme: "viaf", base: "http://viaf.org/viaf/", form: /^[1-9]\d*$/, example: "24604287" },
  DOI: { scheme: "doi", base: "https://doi.org/", form: /^10\.\d{4,9}\/\S+$/, example: "10.1000/182" },
};

/** Says that the record's subject is what an identifier names; the column holds the identifier or its full address. */
export function saySameAs(teller: Teller, at: string, value: string | undefined): void {
  const column = at.slice(at.indexOf(".") + 1);
  const authority = authorities[column];
  if (!authority || value === undefined || value === "0") return;
  const { scheme, base, form, example } = authority;
  const bare = column === "DOI" ? value.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "") : lastStep(value);
  if (!form.test(bare)) {
    teller.doubt(
      "identifier-malformed",
      at,
      value,
      `This is no ${scheme.toUpperCase()} identifier, such as ${example}. Correct it; it is left out.`,
    );
    return;
  }
  const uri = base + bare;
  teller.say(at, { kind: "same-as", uri, scheme, match: "exact", status: "asserted" }, { by: { uri } });
}

const lastStep = (value: string) =>
  value
    .replace(/[/#]+$/, "")
    .split(/[/#:]/)
    .at(-1) ?? value;
