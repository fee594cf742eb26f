import { Client, escapeIdentifier } from "pg";
import { log } from "../../log.ts";
import { connectionTo, type Place } from "./connection.ts";

/** A number that moves whenever anything in the store changed. */
export type Stamp = {
  now(): number;
  /** We changed something ourselves. */
  move(): void;
  close(): Promise<void>;
};

const everyMs = 1_000;

/**
 * The server tells of every commit (`LISTEN`) on a connection that is first made when the number is asked for. While that
 * connection is not there, or does not answer, the number moves by itself each second: what was read before is at most a
 * second old.
 */
export function stampOf(place: Place): Stamp {
  const channel = escapeIdentifier(place.schemas.store);
  let count = 0;
  let listening: Client | undefined;
  let connecting = false;
  let timer: NodeJS.Timeout | undefined;

  function lose(client: Client, why: unknown): void {
    if (listening !== client) return;
    listening = undefined;
    count++;
    log.warn({ error: String(why) }, "the store is not heard");
    client.end().catch(() => {});
  }

  async function listen(): Promise<void> {
    if (connecting) return;
    connecting = true;
    const client = new Client({ ...connectionTo(place), query_timeout: everyMs });
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client, "the connection ended"));
    client.on("notification", () => count++);
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      if (timer) listening = client;
      else await client.end();
    } catch (error) {
      log.debug({ error: String(error) }, "the store cannot be heard");
      client.end().catch(() => {});
    } finally {
      // What was committed before we listened was not told.
      count++;
      connecting = false;
    }
  }

  /** A connection that is cut where no packet comes back is only seen by asking. */
  function look(): void {
    const client = listening;
    if (client) client.query("SELECT 1").catch((error: unknown) => lose(client, error));
    else {
      count++;
      void listen();
    }
  }

  return {
    now() {
      if (!timer) {
        timer = setInterval(look, everyMs).unref();
        void listen();
      }
      return listening ? count : ++count;
    },
    move() {
      count++;
    },
    async close() {
      clearInterval(timer);
      timer = undefined;
      const client = listening;
      listening = undefined;
      await client?.end();
    },
  };
}
