const components =
  "template skip-link width-container main-wrapper visually-hidden link body heading caption list section-break breadcrumbs " +
  "summary-list details inset-text input label hint form-group button table";
const wanted = new RegExp(`^\\.govuk-(?:${components.split(" ").join("|")})(?![a-z])`);
const ourType = "var(--type-body)";

/**
 * The part of govuk-frontend's compiled CSS that these pages use, without the fonts and the crest, which are not ours to
 * use: rules whose every govuk class belongs to one of our components, set in our own type.
 */
export function govukStyles(compiled: string): string {
  const bare = compiled.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^@charset[^;]*;/, "");
  return keep(bare).replaceAll("GDS Transport,arial,sans-serif", ourType);
}

function keep(css: string): string {
  return [...blocks(css)].map(({ prelude, body }) => keepBlock(prelude, body)).join("");
}

function keepBlock(prelude: string, body: string): string {
  if (/^@(?:media|supports)\b/.test(prelude)) {
    const inner = keep(body);
    return inner === "" ? "" : `${prelude}{${inner}}`;
  }
  if (prelude.startsWith("@") || body.includes("url(")) return "";
  const selectors = prelude.split(",").filter(isWanted);
  return selectors.length === 0 ? "" : `${selectors.join(",")}{${body}}`;
}

function isWanted(selector: string): boolean {
  const classes = selector.match(/\.govuk-[\w-]+/g) ?? [];
  return classes.every((name) => wanted.test(name));
}

/** The blocks at the top level of a stylesheet: what stands before a brace, and what stands within. */
function* blocks(css: string): Generator<{ prelude: string; body: string }> {
  let at = 0;
  while (at < css.length) {
    const start = css.indexOf("{", at);
    if (start < 0) return;
    let depth = 1;
    let end = start + 1;
    for (; depth > 0 && end < css.length; end++) {
      if (css[end] === "{") depth++;
      else if (css[end] === "}") depth--;
    }
    yield { prelude: css.slice(at, start).trim(), body: css.slice(start + 1, end - 1) };
    at = end;
  }
}
