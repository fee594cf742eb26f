import { z } from "zod";
import { actorForm } from "../../../access/port.ts";
import { scopes } from "../../../access/scopes.ts";
import { operation } from "../operation.ts";

const apiKey = z.object({
  id: z.string(),
  actor: z.string(),
  scopes: z.array(z.enum(scopes)),
  created: z.string(),
  expires: z.string().optional(),
  revoked: z.string().optional(),
  lastUsed: z.string().optional(),
});
const example = {
  id: "5f1e09c2ab",
  actor: "api:website",
  scopes: ["read", "mint"],
  created: "2026-11-23T10:00:00.000Z",
};

/** `GET /api/v1/keys`: every API key, without its secret. */
export const listKeys = operation({
  id: "listKeys",
  method: "GET",
  path: "/api/v1/keys",
  summary: "Every API key, without its secret",
  scope: "admin",
  answer: z.object({ items: z.array(apiKey) }),
  problems: [],
  example: { answer: { items: [example] } },
  answerTo: async ({ desk }) => ({ value: { items: desk.keyring.list() } }),
});

/** `POST /api/v1/keys`: makes an API key; its credential is answered this once. */
export const makeKey = operation({
  id: "makeKey",
  method: "POST",
  path: "/api/v1/keys",
  summary: "Make an API key",
  description: "The credential is answered this once; only its hash is kept. The actor is a pseudonym, never a name.",
  scope: "admin",
  status: 201,
  body: z.strictObject({
    actor: z.string().regex(actorForm, "is no pseudonym such as api:website"),
    scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
    expires: z.iso.datetime().optional(),
  }),
  answer: z.object({ key: apiKey, credential: z.string() }),
  problems: [],
  example: {
    body: { actor: "api:website", scopes: ["read", "mint"] },
    answer: { key: example, credential: "ck_5f1e09c2ab_…" },
  },
  async answerTo({ body: { expires, ...wanted }, desk }) {
    const end = expires === undefined ? {} : { expires: new Date(expires) };
    return { value: desk.keyring.make({ ...wanted, ...end }) };
  },
});

/** `DELETE /api/v1/keys/{id}`: revokes an API key at once. */
export const revokeKey = operation({
  id: "revokeKey",
  method: "DELETE",
  path: "/api/v1/keys/{id}",
  summary: "Revoke an API key at once",
  scope: "admin",
  answer: apiKey,
  problems: ["api-key-unknown"],
  example: { answer: { ...example, revoked: "2026-11-24T10:00:00.000Z" } },
  answerTo: async ({ params: { id = "" }, desk }) => ({ value: desk.keyring.revoke(id) }),
});
