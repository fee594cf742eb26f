import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sharedFolder, withoutShared } from "../../../test/shared-folder.ts";
import { formats } from "../../formats/table.ts";
import { negotiate } from "./negotiate.ts";

/**
 * What each client gets whose header was recorded: the first of these media types that the house has a format of, and `undefined` where
 * it asks for what no thing is offered in.
 */
const expected: Readonly<Record<string, readonly string[] | undefined>> = {
  chromium: ["text/html"],
  comunica: ["application/n-quads", "application/trig", "application/ld+json"],
  curl: ["application/json"],
  "favicon.ico": ["application/json"],
  httpoai: ["application/json"],
  jsonldjs: ["application/ld+json"],
  "node-fetch": ["application/json"],
  "rapper-guess": ["application/rdf+xml"],
  "rapper-rdfxml": ["application/rdf+xml"],
  "rapper-turtle": ["text/turtle"],
  "rdflib-default": ["application/rdf+xml"],
  "rdflib-turtle": ["text/turtle"],
  roqet: ["application/rdf+xml"],
  "roqet-sparql": undefined,
  sparqlwrapper: ["application/json"],
  "sparqlwrapper-construct": ["application/rdf+xml"],
};

type Recorded = { client: string; accept: string | null };

test("every client whose Accept header was recorded gets what it can best read", { skip: withoutShared }, () => {
  const file = join(sharedFolder ?? "", "schemas/accept-headers.json");
  const recorded: Recorded[] = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual(recorded.map(({ client }) => client).sort(), Object.keys(expected).sort());
  for (const { client, accept } of recorded) {
    const type = expected[client]?.find((one) => formats.some(({ accepts }) => accepts.includes(one)));
    const first = formats.find(({ accepts }) => type !== undefined && accepts.includes(type));
    const { format } = negotiate(accept === null ? {} : { accept }, formats, formats);
    assert.equal(format?.name, first?.name, client);
  }
});
