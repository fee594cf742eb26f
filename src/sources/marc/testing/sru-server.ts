import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** A small library over SRU: its records by 001, each with what stands in `recordData`; it can be told to answer otherwise. */
export type LibraryServer = {
  url: string;
  records: Map<string, string>;
  /** The queries that were asked, with their start. */
  asked: string[];
  /** What is sent in place of the next answers: a status, or a body. */
  instead: (number | string)[];
  /** The most records that it gives of any search. */
  limit: number;
  packing: "xml" | "string";
};

/** A record in MARCXML. */
export const inXml = (id: string, title = `Title ${id}`, status = "n") =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000${status}am a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title}</subfield></datafield></record>`;

/** A diagnostic of SRU, `(16, "dc.colour", "Unsupported index")`. */
export const diagnostic = (number: number, details: string, message: string) =>
  `<diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/${number}</uri><details>${details}</details><message>${message}</message></diagnostic>`;

/** An answer of searchRetrieve. */
export const answer = (count: number, records: string, more = "") =>
  `<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version><zs:numberOfRecords>${count}</zs:numberOfRecords><zs:records>${records}</zs:records>${more}</zs:searchRetrieveResponse>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Starts one on 127.0.0.1 that ends with the test. `rec.id = "1" or …` finds these records, any other query all of them. */
export async function libraryServer(context: TestContext, ids: readonly string[]): Promise<LibraryServer> {
  const state: LibraryServer = {
    url: "",
    records: new Map(ids.map((id) => [id, inXml(id)])),
    asked: [],
    instead: [],
    limit: Number.POSITIVE_INFINITY,
    packing: "xml",
  };
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "", "http://library").searchParams;
    const start = Number(asked.get("startRecord"));
    const query = asked.get("query") ?? "";
    state.asked.push(`${query} @${start}`);
    const instead = state.instead.shift();
    if (typeof instead === "number") return response.writeHead(instead).end();
    if (instead !== undefined) return response.end(instead);
    const wanted = [...query.matchAll(/rec\.id = "([^"]*)"/g)].map(([, id]) => id ?? "");
    const found = [...state.records].filter(([id]) => wanted.length === 0 || wanted.includes(id));
    const page = found.slice(0, state.limit).slice(start - 1, start - 1 + Number(asked.get("maximumRecords")));
    const records = page.map(([, xml]) => {
      const data = state.packing === "xml" ? xml : escaped(xml);
      return `<zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordData>${data}</zs:recordData></zs:record>`;
    });
    const next = start + page.length;
    const more = next <= found.length ? `<zs:nextRecordPosition>${next}</zs:nextRecordPosition>` : "";
    return response.end(answer(found.length, records.join(""), more));
  }).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/catalogue`;
  return state;
}
