import { DatabaseSync } from "node:sqlite";
import { openKeyring } from "../../src/access/keyring.ts";
import type { Scope } from "../../src/access/scopes.ts";

/** What a call was answered: `body` is its JSON, or its text where it is none. */
export type Answered = { status: number; headers: Headers; body: { [name: string]: unknown } };

/** Calls the API at an address: `call("POST", "/pids", { body, key })`. */
export type Call = (
  method: string,
  path: string,
  how?: { body?: unknown; key?: string | undefined; headers?: Record<string, string> },
) => Promise<Answered>;

/** A client of the API. What is sent as a string is sent as it is, all else as JSON. */
export function clientOf(address: () => string): Call {
  return async (method, path, { body, key, headers = {} } = {}) => {
    const answer = await fetch(`${address()}/api/v1${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : { text } };
  };
}

/** Makes API keys in a data folder, as `cartouche key create` does. */
export function makeKeys(folder: string, wanted: Record<string, Scope[]>): Record<string, string> {
  const keyring = openKeyring({ file: `${folder}/access.sqlite` });
  const keys = Object.entries(wanted).map(([name, scopes]) => [
    name,
    keyring.make({ actor: `api:${name}`, scopes }).credential,
  ]);
  keyring.close();
  return Object.fromEntries(keys);
}

/** Every PID of a data folder's registry, in the order in which they were given. */
export function pidsIn(folder: string): string[] {
  const database = new DatabaseSync(`${folder}/registry.sqlite`, { readOnly: true });
  const pids = database.prepare("SELECT pid FROM pid ORDER BY id").all();
  database.close();
  return pids.map(({ pid }) => String(pid));
}
