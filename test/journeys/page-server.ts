import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AccessPoint, HttpAnswer } from "../../src/access-points/port.ts";

const contentSecurity = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

/** A server of finished pages and one access point for all the rest, as strict about what a page may ask for as the real one. */
export async function servePages(
  pages: ReadonlyMap<string, HttpAnswer>,
  rest: AccessPoint,
): Promise<{ server: Server; origin: string }> {
  const server = createServer(async ({ url = "/", method = "GET" }, response) => {
    const answer =
      pages.get(url) ??
      (await rest
        .handle({ method, path: url, headers: { accept: "text/html" } })
        .catch(() => ({ status: 404, headers: {}, body: "" })));
    response.writeHead(answer.status, { ...answer.headers, "content-security-policy": contentSecurity });
    response.end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
