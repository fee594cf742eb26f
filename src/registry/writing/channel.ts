import type { Socket } from "node:net";
import { StringDecoder } from "node:string_decoder";

/** A two-way connection on which lines are sent, in order; `onClose` is called once, when nothing more will come. */
export type Channel = {
  send(line: string): void;
  onLine(hear: (line: string) => void): void;
  onClose(hear: () => void): void;
  close(): void;
};

/** A line is at most as long as a bulk call of 100 000 rows, several times over. */
const longestLine = 256 * 1024 * 1024;

/** A thread, or the port of a thread to who started it. */
type Port = { on(event: string, hear: (value: unknown) => void): unknown; postMessage(value: string): void };

/** A channel to a thread, or from a thread to who started it. */
export function threadChannel(port: Port, close: () => void): Channel {
  return {
    send: (line) => port.postMessage(line),
    onLine: (hear) => void port.on("message", (line) => hear(String(line))),
    onClose: (hear) => {
      let heard = false;
      const once = () => {
        if (!heard) hear();
        heard = true;
      };
      port.on("exit", once);
      port.on("close", once);
    },
    close,
  };
}

/** A channel over a connected socket, a line each ending in a line feed. */
export function socketChannel(socket: Socket): Channel {
  // A broken connection closes, and that is told.
  socket.on("error", () => {});
  return {
    send: (line) => void socket.write(`${line}\n`),
    onLine(hear) {
      const decoder = new StringDecoder("utf8");
      let parts: string[] = [];
      let length = 0;
      socket.on("data", (bytes: Buffer) => {
        const [first = "", ...more] = decoder.write(bytes).split("\n");
        parts.push(first);
        length += first.length;
        for (const next of more) {
          hear(parts.join(""));
          [parts, length] = [[next], next.length];
        }
        if (length > longestLine) socket.destroy();
      });
    },
    onClose: (hear) => void socket.once("close", hear),
    close: () => void socket.end(),
  };
}
