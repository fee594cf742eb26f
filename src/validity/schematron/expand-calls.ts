/** A function of a stylesheet: `lib:isValid($uri)` with the one expression that it answers. */
export type StylesheetFunction = { parameters: readonly string[]; body: string };

/**
 * Writes calls of a stylesheet's functions out, since XPath alone does not know them: `lib:f(@a)` becomes
 * `(let $x := (@a) return (…))`. A function that calls itself is not understood.
 */
export function expandCalls(
  expression: string,
  functions: ReadonlyMap<string, StylesheetFunction>,
  within: readonly string[] = [],
): string {
  let out = "";
  let rest = expression;
  for (;;) {
    const call = nextCall(rest, functions);
    if (!call) return out + rest;
    const { name, at } = call;
    if (within.includes(name)) throw new Error(`${name} calls itself, which is not understood here`);
    const { args, end } = argumentsAt(rest, at + name.length + 1);
    const { parameters = [], body = "" } = functions.get(name) ?? {};
    const inner = expandCalls(body, functions, [...within, name]);
    const lets = parameters.map((each, n) => `$${each} := (${expandCalls(args[n] ?? "", functions, within)})`);
    out += `${rest.slice(0, at)}(${lets.length > 0 ? `let ${lets.join(", ")} return ` : ""}(${inner}))`;
    rest = rest.slice(end);
  }
}

function nextCall(text: string, functions: ReadonlyMap<string, StylesheetFunction>) {
  const found = [...functions.keys()]
    .map((name) => ({ name, at: text.indexOf(`${name}(`) }))
    .filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0];
}

/** The arguments from after an opening bracket, and where the closing one ends. Brackets and commas in strings do not count. */
function argumentsAt(text: string, start: number): { args: string[]; end: number } {
  const args: string[] = [];
  let depth = 0;
  let from = start;
  let quote = "";
  for (let at = start; at < text.length; at++) {
    const symbol = text[at] ?? "";
    if (quote !== "") quote = symbol === quote ? "" : quote;
    else if (symbol === '"' || symbol === "'") quote = symbol;
    else if ("([".includes(symbol)) depth++;
    else if (")]".includes(symbol) && depth > 0) depth--;
    else if (symbol === ")") {
      args.push(text.slice(from, at).trim());
      return { args: args.filter((each) => each !== ""), end: at + 1 };
    } else if (symbol === "," && depth === 0) {
      args.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  throw new Error(`a bracket is not closed in “${text}”`);
}
