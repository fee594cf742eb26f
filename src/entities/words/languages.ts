import { rowOf } from "./row-of.ts";
import { aatIri, type TermRow } from "./term.ts";

/** Languages by their BCP 47 primary subtag, with their number in AAT. */
const languages: Record<string, TermRow & { aat: string }> = {
  af: { label: "Afrikaans", aat: "300387782" },
  ar: { label: "Arabic", aat: "300387843" },
  bg: { label: "Bulgarian", aat: "300388034" },
  bn: { label: "Bengali", aat: "300387971" },
  bs: { label: "Bosnian", aat: "300388023" },
  ca: { label: "Catalan", aat: "300388072" },
  cs: { label: "Czech", aat: "300388191" },
  cy: { label: "Welsh", aat: "300389555" },
  da: { label: "Danish", aat: "300388204" },
  de: { label: "German", aat: "300388344" },
  el: { label: "Greek", aat: "300388361" },
  en: { label: "English", aat: "300388277" },
  es: { label: "Spanish", aat: "300389311" },
  fa: { label: "Persian", aat: "300388296" },
  fi: { label: "Finnish", aat: "300388299" },
  fr: { label: "French", aat: "300388306" },
  ga: { label: "Irish", aat: "300388467" },
  grc: { label: "Ancient Greek", aat: "300387827" },
  gu: { label: "Gujarati", aat: "300388371" },
  he: { label: "Hebrew", aat: "300388401" },
  hi: { label: "Hindi", aat: "300388412" },
  hr: { label: "Croatian", aat: "300388185" },
  hu: { label: "Hungarian", aat: "300388770" },
  id: { label: "Indonesian", aat: "300388460" },
  is: { label: "Icelandic", aat: "300388449" },
  it: { label: "Italian", aat: "300388474" },
  ja: { label: "Japanese", aat: "300388486" },
  ka: { label: "Georgian", aat: "300388343" },
  ko: { label: "Korean", aat: "300388633" },
  la: { label: "Latin", aat: "300388693" },
  lb: { label: "Luxembourgish", aat: "300443689" },
  lt: { label: "Lithuanian", aat: "300388723" },
  mk: { label: "Macedonian", aat: "300388760" },
  mr: { label: "Marathi", aat: "300388821" },
  nl: { label: "Dutch", aat: "300388256" },
  nn: { label: "Norwegian Nynorsk", aat: "300388992" },
  pa: { label: "Punjabi", aat: "300389057" },
  pl: { label: "Polish", aat: "300389109" },
  pt: { label: "Portuguese", aat: "300389115" },
  ro: { label: "Romanian", aat: "300389157" },
  ru: { label: "Russian", aat: "300389168" },
  sk: { label: "Slovak", aat: "300389290" },
  sl: { label: "Slovenian", aat: "300389291" },
  sq: { label: "Albanian", aat: "300387803" },
  sr: { label: "Serbian", aat: "300389247" },
  sv: { label: "Swedish", aat: "300389336" },
  sw: { label: "Swahili", aat: "300443741" },
  ta: { label: "Tamil", aat: "300389365" },
  te: { label: "Telugu", aat: "300389389" },
  th: { label: "Thai", aat: "300389405" },
  tr: { label: "Turkish", aat: "300389470" },
  ur: { label: "Urdu", aat: "300389502" },
  zh: { label: "Chinese", aat: "300388113" },
};

/** The row of a language tag, `languageRow("ja-Latn")`; undefined for `"und"` and for languages that are not in the table. */
export function languageRow(tag: string): (TermRow & { aat: string }) | undefined {
  const primary = (tag.split("-", 1)[0] ?? "").toLowerCase();
  return rowOf(languages, primary);
}

const tags = new Map(
  Object.entries(languages).flatMap(([tag, { aat, label }]): [string, string][] => [
    [aatIri(aat), tag],
    [label.toLowerCase(), tag],
  ]),
);

/** The tag of a language that a term names, by its address in AAT or its English name: `("http://vocab.getty.edu/aat/300388306")` and `("French")` → `"fr"`. */
export function languageTagOf(named: string): string | undefined {
  return tags.get(named.replace(/^https:/, "http:")) ?? tags.get(named.toLowerCase());
}
