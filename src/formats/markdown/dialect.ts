import { legalText } from "../legal-text.ts";

/** How a telling is written down: Markdown for programs and editors, or plain text for a letter. */
export type Dialect = {
  /** Words as they are to be read: whatever the dialect takes for a sign is escaped. */
  words(text: string): string;
  /** What may not begin a line. */
  lineStart(line: string): string;
  heading(level: number, words: string): string;
  strong(words: string): string;
  emphasis(words: string): string;
  link(words: string, address: string): string;
  picture(words: string, address: string): string;
  lineBreak: string;
  /** What stands at the end, after all else. */
  end(): string[];
};

const signs = /[\\`*_[\]<>~]|&(?=[A-Za-z#])/g;
/** What begins a heading, a list or a rule (CommonMark 0.31): the last sign of it is escaped. */
const beginnings = /^(\s*)(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|\d{1,9}[.)](?=\s|$)|-+(?=\s*$)|=+(?=\s*$))/;

const escaped = (text: string) => legalText(text).replace(signs, "\\$&");

/** CommonMark, with no HTML in it. */
export function markdownDialect(): Dialect {
  const address = (url: string) =>
    url.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    words: escaped,
    lineStart: (line) => line.replace(beginnings, (begun) => `${begun.slice(0, -1)}\\${begun.slice(-1)}`),
    heading: (level, words) => `${"#".repeat(level)} ${words}`,
    strong: (words) => (words === "" ? "" : `**${words}**`),
    emphasis: (words) => (words === "" ? "" : `*${words}*`),
    link: (words, url) => (words === escaped(url) ? `<${address(url)}>` : `[${words}](${address(url)})`),
    picture: (words, url) => `![${words}](${address(url)})`,
    lineBreak: "\\\n",
    end: () => [],
  };
}

/** Plain text, with the addresses of links numbered and listed at its end. */
export function textDialect(): Dialect {
  const addresses: string[] = [];
  const numbered = (words: string, url: string) => {
    if (words === url) return words;
    if (!addresses.includes(url)) addresses.push(url);
    return `${words} [${addresses.indexOf(url) + 1}]`;
  };
  return {
    words: legalText,
    lineStart: (line) => line,
    heading: (level, words) =>
      level > 2 ? words : `${words}\n${(level === 1 ? "=" : "-").repeat(Math.min(words.length, 72))}`,
    strong: (words) => words,
    emphasis: (words) => words,
    link: numbered,
    picture: (words, url) => numbered(`Picture: ${words}`, url),
    lineBreak: "\n",
    end: () => (addresses.length === 0 ? [] : [addresses.map((url, at) => `[${at + 1}] ${url}`).join("\n")]),
  };
}
