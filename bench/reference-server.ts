/**
 * The reference: a bare `node:http` server that sends what it is told to send (status, headers, bytes) from a Map. It
 * reads its answers as JSON from the file named on the command line and prints the port it listens on.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

type Recorded = { path: string; status: number; headers: string[]; body: string };

const recorded: Recorded[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const answers = new Map(
  recorded.map(({ path, body, ...rest }) => [path, { ...rest, body: Buffer.from(body, "base64") }]),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
});
server.listen(0, "127.0.0.1", () => {
  const bound = server.address();
  console.log(`listening http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`);
});
