import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Agent, request } from "node:http";

/** A question to a web server: an address as it is sent, and what is accepted. */
export type Question = { path: string; accept?: string; method?: string };

/** What a web server answered, as far as a standing site repeats it. `links` are those of `Link`. */
export type Answered = {
  status: number | undefined;
  headers: Record<string, string>;
  links: string[];
  body: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** The headers that a standing site sends as the service does, with what each must be of `Last-Modified` for documents alone. */
const repeated = [
  "location",
  "content-type",
  "content-location",
  "vary",
  "cache-control",
  "access-control-allow-origin",
  "access-control-expose-headers",
  "x-content-type-options",
  "content-security-policy",
];

/** Asks exactly what is written, redirects not followed. */
export function answerAt(address: string, { path, accept = "*/*", method = "GET" }: Question): Promise<Answered> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, agent, headers: { accept } }, (answer) => {
      const hash = createHash("sha256");
      let length = 0;
      answer.on("data", (chunk: Buffer) => {
        hash.update(chunk);
        length += chunk.length;
      });
      answer.on("end", () => {
        const sent = [...repeated, "last-modified"].map((name) => [name, String(answer.headers[name] ?? "")]);
        const links = String(answer.headers.link ?? "").split(/,\s*(?=<)/);
        const body = `${length} ${hash.digest("hex")}`;
        resolve({ status: answer.statusCode, headers: Object.fromEntries(sent), links, body });
      });
    });
    asked.on("error", reject).end();
  });
}

const cited = /rel="(?:cite-as|linkset|blocked-by)"/;

/** Holds a standing site's answer to the service's: all of it, and of `Link` what cites and no link that was not there. */
export function assertRepeated(question: Question, was: Answered, is: Answered): void {
  const words = `${question.method ?? "GET"} ${question.path} (${question.accept ?? "*/*"})`;
  assert.deepEqual([is.status, is.body], [was.status, was.body], words);
  for (const name of repeated) assert.equal(is.headers[name], was.headers[name], `${name} of ${words}`);
  if (was.headers["last-modified"]) assert.equal(is.headers["last-modified"], was.headers["last-modified"], words);
  const missing = was.links.filter((link) => cited.test(link) && !is.links.includes(link));
  const invented = is.links.filter((link) => !was.links.includes(link));
  assert.deepEqual({ missing, invented }, { missing: [], invented: [] }, `Link of ${words}`);
}
