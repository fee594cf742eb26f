import { pino } from "pino";

/** The one logger: fields, not sentences, as JSON lines on standard error. `CARTOUCHE_LOG` sets its level (default `warn`). */
export const log = pino(
  { level: process.env.CARTOUCHE_LOG ?? "warn", base: null },
  pino.destination({ dest: 2, sync: true }),
);
