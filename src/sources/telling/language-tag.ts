/**
 * An ISO 639-2 code (either of its forms) and an ISO 15924 script as a BCP 47 tag: `("gre", "Latn")` → `"el-Latn"`, `("eng", "Latn")`
 * → `"en"`, since that script goes without saying. A locale is one too: `"en_GB"` → `"en-GB"`. Undefined where the code is none, or
 * several (`mul`, `zxx`).
 */
export function bcp47(code: string | undefined, script?: string): string | undefined {
  if (code === undefined) return undefined;
  const said = `${code} ${script}`;
  if (tags.size > mostTags) tags.clear();
  if (!tags.has(said)) tags.set(said, tagOf(code, script));
  return tags.get(said);
}

/** A file says the same few languages over and over. */
const tags = new Map<string, string | undefined>();
const mostTags = 1000;

function tagOf(code: string, script: string | undefined): string | undefined {
  if (/^(mul|zxx|und|mis)$/i.test(code)) return undefined;
  const plain = code.trim().replaceAll("_", "-");
  try {
    const language = new Intl.Locale(plain);
    if (script === undefined || !/^[A-Za-z]{4}$/.test(script)) return language.toString();
    if (language.maximize().script?.toLowerCase() === script.toLowerCase()) return language.toString();
    return new Intl.Locale(plain, { script }).toString();
  } catch {
    return undefined;
  }
}

/** Whether words can be in a language by the letters they have: `("Ποιήματα", "en")` cannot; words without letters can be in any. */
export function fitsScript(words: string, tag: string): boolean {
  if (!letters.has(tag)) letters.set(tag, lettersOf(tag));
  const wanted = letters.get(tag);
  return wanted === undefined || wanted.test(words) || !/\p{L}/u.test(words);
}

const letters = new Map<string, RegExp | undefined>();

/** The letters that a language is written in; undefined where they are of several scripts (`Jpan`), or nobody knows. */
function lettersOf(tag: string): RegExp | undefined {
  try {
    return new RegExp(`\\p{Script=${new Intl.Locale(tag).maximize().script}}`, "u");
  } catch {
    return undefined;
  }
}
