/** ISO 15924 scripts by what 880 $6 calls them (MARC 21, Appendix A); scripts may also be told by their own code. */
const linkScripts: Readonly<Record<string, string>> = {
  "(3": "Arab",
  "(4": "Arab",
  "(B": "Latn",
  "(N": "Cyrl",
  "(Q": "Cyrl",
  "(S": "Grek",
  "(2": "Hebr",
  $1: "Hani",
};

const letters: readonly (readonly [script: string, letter: RegExp])[] = [
  ["Jpan", /[\p{Script=Hira}\p{Script=Kana}]/u],
  ["Kore", /\p{Script=Hang}/u],
  ["Hani", /\p{Script=Hani}/u],
  ...["Cyrl", "Grek", "Hebr", "Arab", "Thai", "Deva", "Beng", "Taml", "Armn", "Geor", "Ethi", "Latn"].map(
    (script) => [script, new RegExp(`\\p{Script=${script}}`, "u")] as const,
  ),
];

const latin = /\p{Script=Latn}/u;
/** Most words are in Latin letters, and the scripts above need not be tried one by one. */
const otherThanLatin = /[^\p{Script=Latn}\p{Script=Zyyy}\p{Script=Zinh}]/u;

/** The script that words are written in, by their letters: `"Jpan"`; undefined where they have none. */
function scriptOf(words: string): string | undefined {
  if (!otherThanLatin.test(words)) return latin.test(words) ? "Latn" : undefined;
  return letters.find(([, letter]) => letter.test(words))?.[0];
}

/** A language of MARC (008, 041, 040 $b) as BCP 47: `"fre"` → `"fr"`; undefined for several, for none and for what is no code. */
export function languageTag(code: string | undefined): string | undefined {
  if (code === undefined || !/^[a-z]{3}$/i.test(code) || /^(mul|zxx|und|mis|nic|xxx)$/i.test(code)) return undefined;
  return tagOfCode(code);
}

/** The libraries' codes are few, and a locale is dear to make. */
const tagOfCode = remembered((code) => {
  try {
    return new Intl.Locale(code).toString();
  } catch {
    return undefined;
  }
});

/** The script that a language is usually written in. */
const usualScript = remembered((language) => new Intl.Locale(language).maximize().script);

function remembered(make: (word: string) => string | undefined): (word: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, make(word));
    return known.get(word);
  };
}

const eastAsian = new Set(["Hans", "Hant", "Jpan", "Kore"]);

/** The tag of words in a language that may be written otherwise: `("Voĭna i mir", "ru")` → `"ru-Latn"`; undefined where nothing is known. */
export function tagOf(words: string, language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  const script = scriptOf(words);
  const usual = usualScript(language);
  if (script === undefined || script === usual) return language;
  if (eastAsian.has(usual ?? "") && script !== "Latn") return fits(script, usual) ? language : `und-${script}`;
  return script === "Latn" ? `${language}-Latn` : `und-${script}`;
}

/**
 * The tag of words in their original script: `("久保栄", "$1", "ja")` → `"ja-Jpan"`, `("Гоголь", undefined, "en")` → `"und-Cyrl"`. `link` is
 * what follows the first stroke in $6; the language is taken where it is written so.
 */
export function originalTag(words: string, link: string | undefined, language: string | undefined): string | undefined {
  const told =
    link === undefined ? undefined : (linkScripts[link] ?? (/^[A-Z][a-z]{3}$/.test(link) ? link : undefined));
  const found = scriptOf(words);
  const script = told === "Hani" ? (found === "Jpan" || found === "Kore" ? found : "Hani") : (told ?? found);
  if (script === undefined) return undefined;
  const usual = language === undefined ? undefined : usualScript(language);
  if (language === undefined || !(script === usual || fits(script, usual))) return `und-${script}`;
  return `${language}-${script === "Hani" && (usual === "Jpan" || usual === "Kore") ? usual : script}`;
}

/** Han characters are written in Japanese and Korean too. */
const fits = (script: string, usual: string | undefined) =>
  script === usual || (script === "Hani" && eastAsian.has(usual ?? ""));
