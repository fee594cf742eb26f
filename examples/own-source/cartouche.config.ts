import type { Configuration } from "../../src/config.ts";

/** A museum whose one source is a module of its own. */
export const config = (): Configuration => ({ institution: "The Card Museum", sources: [{ from: "./cards.ts" }] });
