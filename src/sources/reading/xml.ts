import { SaxesParser } from "saxes";
import { Problem } from "../../errors.ts";
import { bytesOf } from "./bytes.ts";

/** An element without the prefix of its name; attributes keep theirs (`"xml:lang"`). `line` is where it starts, from 1. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
  line: number;
};

type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[]; line: number };

/** What is told of an XML text as it is read: names come without prefix. */
export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>, line: number): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * Reads XML a chunk at a time and gives what the handlers emit; memory holds what they hold. No entity is fetched and none but
 * XML's own is known. Fault: `source-unreadable`, with line and column, where the text is not well-formed.
 */
export async function* xmlItems<T>(
  chunks: AsyncIterable<string>,
  file: string,
  make: (emit: (item: T) => void) => XmlHandlers,
): AsyncGenerator<T> {
  let items: T[] = [];
  // A tag that is closed wrongly closes those within it first: what that gave is not whole.
  let sure: number | undefined;
  const handlers = make((item) => items.push(item));
  const parser = parserOf(file, {
    ...handlers,
    open(...said) {
      sure = undefined;
      handlers.open(...said);
    },
    close(name) {
      sure = items.length;
      handlers.close(name);
    },
  });
  const give = (fault: unknown): T[] => {
    const ready = fault ? items.slice(0, sure) : items;
    items = [];
    sure = undefined;
    return ready;
  };
  for await (const chunk of chunks) {
    const fault = faultIn(() => parser.write(chunk));
    yield* give(fault);
    if (fault) throw fault.error;
  }
  const fault = faultIn(() => parser.close());
  yield* give(fault);
  if (fault) throw fault.error;
}

/** What comes before a fault in a chunk is good, and is given before the fault is thrown. */
function faultIn(step: () => unknown): { error: unknown } | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    return { error };
  }
}

function parserOf(file: string, handlers: XmlHandlers): SaxesParser {
  const parser = new SaxesParser({ fileName: file });
  let line = 1;
  parser.on("error", (error) => {
    throw new Problem(
      "source-unreadable",
      `${file} is not well-formed XML (${error.message.replace(`${file}:`, "line ")}). Export it again.`,
    );
  });
  parser.on("opentagstart", () => {
    line = parser.line;
  });
  // Without `xmlns` every attribute is a text.
  parser.on("opentag", ({ name, attributes }) =>
    handlers.open(local(name), attributes as Record<string, string>, line),
  );
  parser.on("closetag", ({ name }) => handlers.close(local(name)));
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  return parser;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * The elements of an XML text that are wanted, each with all that is in it, one at a time. `wanted` is asked with the names
 * from the root: `(path) => path.at(-1) === "record"`; what is within a wanted one is not asked for again.
 */
export function elementsOf(
  chunks: AsyncIterable<string>,
  file: string,
  wanted: (path: readonly string[]) => boolean,
): AsyncGenerator<XmlElement> {
  return xmlItems<XmlElement>(chunks, file, (emit) => {
    const path: string[] = [];
    const stack: Open[] = [];
    return {
      open(name, attributes, line) {
        path.push(name);
        const element: Open = { name, attributes, children: [], line };
        const parent = stack.at(-1);
        if (parent) parent.children.push(element);
        if (parent || wanted(path)) stack.push(element);
      },
      close() {
        path.pop();
        const element = stack.pop();
        if (element && stack.length === 0) emit(element);
      },
      text(text) {
        stack.at(-1)?.children.push(text);
      },
    };
  });
}

/** An XML text of one element, such as a record's original. Fault: `source-unreadable`. */
export function readXml(text: string, file = "the record"): XmlElement {
  const stack: Open[] = [{ name: "", attributes: {}, children: [], line: 0 }];
  const parser = parserOf(file, {
    open(name, attributes, line) {
      const element: Open = { name, attributes, children: [], line };
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close: () => void stack.pop(),
    text: (said) => void stack.at(-1)?.children.push(said),
  });
  parser.write(text).close();
  const root = stack[0]?.children.find((child) => typeof child !== "string");
  if (!root) throw new Problem("source-unreadable", `${file} has no element.`);
  return root;
}

/** The chunks of a file as text: as its XML declaration says, in UTF-8 where it says nothing. Fault: `source-unreadable`. */
export async function* xmlText(path: string, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytesOf(path, file)) {
    decoder ??= decoderFor(chunk, file);
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function decoderFor(chunk: Buffer, file: string): TextDecoder {
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(chunk.toString("latin1", 0, 200))?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8");
  } catch {
    throw new Problem("source-unreadable", `${file} says that it is in ${declared}, which is not known. Export UTF-8.`);
  }
}
