import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** How a repository answers a request: with a body of OAI-PMH, a whole text, or a status. */
export type Reply = string | { status: number; headers?: Record<string, string> };

/** A repository on this machine: its address, and what it was asked, in order. */
export type OaiServer = { url: string; asked: URLSearchParams[] };

/** Starts a repository that goes when the test is over. */
export async function oaiServer(context: TestContext, reply: (asked: URLSearchParams) => Reply): Promise<OaiServer> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    asked.push(searchParams);
    const said = reply(searchParams);
    if (typeof said === "string") response.writeHead(200, { "content-type": "text/xml" }).end(said);
    else response.writeHead(said.status, said.headers).end();
  }).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oai`, asked };
}

/** An answer around what it says. */
export const answer = (inner: string, responseDate = "2026-05-04T08:00:00Z") =>
  `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${responseDate}</responseDate><request>x</request>${inner}</OAI-PMH>`;

/** An answer that something was wrong. */
export const failed = (code: string, words = "") => answer(`<error code="${code}">${words}</error>`);

/** What a repository says of itself. */
export const identified = (granularity = "YYYY-MM-DDThh:mm:ssZ", deletedRecord = "persistent") =>
  answer(
    `<Identify><protocolVersion>2.0</protocolVersion><deletedRecord>${deletedRecord}</deletedRecord><granularity>${granularity}</granularity></Identify>`,
  );

/** A record of Dublin Core. */
export const dcRecord = (id: string, title = `Title ${id}`) =>
  `<record><header><identifier>${id}</identifier><datestamp>2026-01-01</datestamp></header><metadata><dc><title>${title}</title></dc></metadata></record>`;

/** A record that was deleted. */
export const deletedRecord = (id: string) =>
  `<record><header status="deleted"><identifier>${id}</identifier><datestamp>2026-01-01</datestamp></header></record>`;

/** A page of a list; the token of the next one, where there is one. */
export const page = (records: string, token = "", size = "") =>
  answer(`<ListRecords>${records}<resumptionToken${size}>${token}</resumptionToken></ListRecords>`);
