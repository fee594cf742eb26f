import { promisify } from "node:util";
import { brotliCompress, constants, deflate, gzip } from "node:zlib";
import type { HttpAnswer, HttpRequest } from "./port.ts";
import { parseAccept } from "./resolver/accept.ts";

type Coding = "gzip" | "deflate" | "br";
type Compress = (body: string | Uint8Array) => Promise<Buffer>;

const brotli = promisify(brotliCompress);
/** Made by zlib in its own threads; Brotli at a level that is as quick as gzip's. */
const compress: Record<Coding, Compress> = {
  gzip: promisify(gzip),
  deflate: promisify(deflate),
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

/** The content codings that are made here, the one first that every program reads. */
export const codings: readonly Coding[] = ["gzip", "deflate", "br"];

/** Less than this is sent as it is. */
const leastBytes = 1_000;

/** An answer in the content coding that is liked best (RFC 9110, section 12.5.3), where it is long enough; else as it is. */
export async function encoded(answer: HttpAnswer, { headers }: HttpRequest): Promise<HttpAnswer> {
  const vary = [answer.headers.vary, "Accept-Encoding"].filter(Boolean).join(", ");
  const { body } = answer;
  const coding = codingFor(String(headers["accept-encoding"] ?? ""));
  if (body === undefined || body.length < leastBytes || !coding)
    return { ...answer, headers: { ...answer.headers, vary } };
  return {
    ...answer,
    headers: { ...answer.headers, vary, "content-encoding": coding },
    body: await compress[coding](body),
  };
}

function codingFor(header: string): Coding | undefined {
  const ranges = parseAccept(header).map(({ type, q }) => ({ type: type.replace(/^x-/, ""), q }));
  const liking = (coding: string) =>
    (ranges.find(({ type }) => type === coding) ?? ranges.find(({ type }) => type === "*"))?.q ?? 0;
  const asIs = ranges.find(({ type }) => type === "identity")?.q ?? 0;
  const [best] = [...codings].sort((a, b) => liking(b) - liking(a));
  return best && liking(best) > 0 && liking(best) >= asIs ? best : undefined;
}
