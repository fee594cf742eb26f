import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** A record of the server by Calm's field names; `malformed` is given as it is. */
export type Served = Record<string, string> & { malformed?: string };

/** A small Calm: its records may be changed, and it can be told to answer the next requests with something else. */
export type CalmServer = {
  url: string;
  records: Served[];
  asked: { action: string; expression: string }[];
  /** Statuses, and headers, of the next answers. */
  failures: { status: number; headers?: Record<string, string> }[];
  /** The most requests that were open at once. */
  atOnce(): number;
  sessions(): number;
};

/** Starts a Calm on 127.0.0.1 that ends with the test; the account is `reader` with `secret`. */
export async function calmServer(context: TestContext, records: Served[]): Promise<CalmServer> {
  const sessions = new Map<string, Served[]>();
  let open = 0;
  let most = 0;
  let count = 0;
  const state: CalmServer = {
    url: "",
    records,
    asked: [],
    failures: [],
    atOnce: () => most,
    sessions: () => sessions.size,
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    most = Math.max(most, ++open);
    response.on("close", () => open--);
    const body = await textOf(request);
    const action = request.headers.soapaction?.toString().split("/").at(-1) ?? "";
    const failure = state.failures.shift();
    if (failure) return response.writeHead(failure.status, failure.headers).end();
    if (request.headers.authorization !== `Basic ${Buffer.from("reader:secret").toString("base64")}`)
      return response.writeHead(401).end();
    const of = (name: string) => unescaped(new RegExp(`<${name}>([^<]*)`).exec(body)?.[1] ?? "");
    state.asked.push({ action, expression: of("expr") });
    const session = /session=(\d+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    response.setHeader("content-type", "application/soap+xml; charset=utf-8");
    if (action === "Abandon") sessions.delete(session);
    if (action === "Search") {
      const hits = state.records.filter((record) => fits(record, of("expr")));
      sessions.set(String(++count), hits);
      response.setHeader("set-cookie", `session=${count}; path=/; HttpOnly`);
      return response.end(envelope("Search", String(hits.length)));
    }
    const record = sessions.get(session)?.[Number(of("HitLstPos"))];
    if (action === "SummaryHeader" && !record) return response.writeHead(500).end(fault("No such hit"));
    return response.end(envelope(action, record ? summary(record) : ""));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/CalmAPI/ContentService.asmx`;
  return state;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** `RefNo=*`, `RefNo="HKC"`, `(RecordId="1")OR(RecordId="2")`. */
function fits(record: Served, expression: string): boolean {
  return expression.split(")OR(").some((part) => {
    const [index = "", value = ""] = part.replace(/[()"]/g, "").split("=");
    const held = Object.entries(record).find(([name]) => name.toLowerCase() === index.toLowerCase())?.[1];
    return held !== undefined && (value === "*" || held === value);
  });
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

function summary({ malformed, ...fields }: Served): string {
  const said = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  const inner = malformed ?? `<SummaryList><Summary>${said.join("")}</Summary></SummaryList>`;
  return `<?xml version="1.0" encoding="ISO-8859-1"?>${inner}`;
}

function envelope(action: string, result: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><${action}Response xmlns="http://ds.co.uk/cs/webservices/"><${action}Result>${escaped(result)}</${action}Result></${action}Response></soap:Body></soap:Envelope>`;
}

function fault(why: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><soap:Fault><soap:Reason><soap:Text>${why}</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>`;
}
