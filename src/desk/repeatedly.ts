import { log } from "../log.ts";

/** Work that is done again and again; `stop` lets what is under way end, and begins nothing more. */
export type Repeated = { stop(): Promise<void> };

/**
 * Does some work at once and then again and again, never twice at a time. Whatever fails is logged once, under `what`, is tried again, and never ends
 * the process.
 */
export function repeatedly(everyMs: number, what: string, work: () => Promise<unknown>): Repeated {
  let fault: string | undefined;
  let doing: Promise<void> | undefined;
  const once = async () => {
    try {
      await work();
      fault = undefined;
    } catch (error) {
      if (fault !== String(error)) log.error({ error: String(error) }, `${what}; trying again`);
      fault = String(error);
    }
    doing = undefined;
  };
  const turn = () => {
    doing ??= once();
  };
  const timer = setInterval(turn, everyMs);
  turn();
  return {
    async stop() {
      clearInterval(timer);
      await doing;
    },
  };
}
