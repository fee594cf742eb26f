import { createRequire } from "node:module";
import type { Logger } from "pino";

let made: Logger | undefined;

/** Loaded when something is first logged: most commands log nothing, and should not wait for it. */
function logger(): Logger {
  const { pino } = createRequire(import.meta.url)("pino") as typeof import("pino");
  const level = process.env.CARTOUCHE_LOG ?? "warn";
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

type Told = (fields: object, message: string) => void;
const at =
  (level: "debug" | "warn" | "error"): Told =>
  (fields, message) => {
    made ??= logger();
    made[level](fields, message);
  };

/** The one logger: fields, not sentences, as JSON lines on standard error. `CARTOUCHE_LOG` sets its level (default `warn`). */
export const log = { debug: at("debug"), warn: at("warn"), error: at("error") };
