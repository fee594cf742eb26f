import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { House, Opening } from "../house.ts";
import { exitCodes, tell } from "./output.ts";
import { explainListening, serveCommand } from "./serve-command.ts";

/** `cartouche start`: harvests in a process of its own, then serves. What was harvested before is served even if this harvest fails. */
export async function startCommand(opening: Opening, config: string | undefined): Promise<number> {
  const house = await opening.open(config);
  try {
    await mustBeFree(house);
    const code = await harvestApart(opening, config);
    if (code === undefined) return exitCodes.good;
    if (code !== exitCodes.good) tell("The harvest did not end well (see above); serving what there is.");
    return await serveCommand(house, opening.self);
  } finally {
    await house.close();
  }
}

/** Says at once, and not after the harvest, that the port cannot be had. */
async function mustBeFree({ host, port }: House): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error) => reject(explainListening(error, { host, port })));
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `cartouche harvest`; its exit code, or undefined when it was told to end. One that was killed (out of memory) has failed. */
function harvestApart({ self }: Opening, config: string | undefined): Promise<number | undefined> {
  const [node = process.execPath, ...main] = self;
  const words = [...main, "harvest", ...(config ? ["--config", config] : [])];
  const child = spawn(node, words, { stdio: ["ignore", 2, "inherit"] });
  let told = false;
  const pass = (signal: NodeJS.Signals) => {
    told = true;
    child.kill(signal);
  };
  for (const signal of endings) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      for (const name of endings) process.off(name, pass);
      if (told || endings.some((name) => name === signal)) return resolve(undefined);
      if (signal !== null) tell(`The harvest was ended by ${signal}.`);
      resolve(code ?? exitCodes.refused);
    });
  });
}
