import assert from "node:assert/strict";
import { test } from "node:test";
import { clientAddress } from "./client-address.ts";

const asked = (peer: string, forwarded?: string) => ({
  method: "GET",
  path: "/",
  peer,
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

test("what a client writes into X-Forwarded-For is believed only of a trusted proxy, and then only the last", () => {
  assert.equal(clientAddress(asked("192.0.2.1", "203.0.113.9"), false), "192.0.2.1");
  assert.equal(clientAddress(asked("192.0.2.1", "198.51.100.7, 203.0.113.9"), true), "203.0.113.9");
  assert.equal(clientAddress(asked("192.0.2.1", "nonsense"), true), "192.0.2.1");
  assert.equal(clientAddress(asked("192.0.2.1"), true), "192.0.2.1");
});

test("addresses of one IPv6 network are one, and IPv4 is the same in either writing", () => {
  assert.equal(clientAddress(asked("2001:db8::1"), false), clientAddress(asked("2001:DB8:0:0:ffff::2"), false));
  assert.notEqual(clientAddress(asked("2001:db8:0:1::1"), false), clientAddress(asked("2001:db8::1"), false));
  assert.equal(clientAddress(asked("::1"), false), "0:0:0:0");
  assert.equal(clientAddress(asked("::ffff:192.0.2.1"), false), "192.0.2.1");
});
