import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { Problem } from "../../errors.ts";
import type { House, Opening } from "../house.ts";
import { exitCodes, tell } from "./output.ts";
import { serveCommand } from "./serve-command.ts";

/** `cartouche start`: harvests in a process of its own, then serves. What was harvested before is served even if this harvest fails. */
export async function startCommand(opening: Opening, config: string | undefined): Promise<number> {
  const house = await opening.open(config);
  try {
    await mustBeFree(house);
    const code = await harvestApart(opening, config);
    if (code === undefined) return exitCodes.good;
    if (code !== exitCodes.good) tell("The harvest did not end well (see above); serving what there is.");
    return await serveCommand(house);
  } finally {
    await house.close();
  }
}

/** Says at once, and not after the harvest, that the port is taken. */
async function mustBeFree({ host, port }: House): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", () =>
      reject(
        new Problem(
          "port-in-use",
          `Something already listens on ${host}:${port}. Stop it, or set CARTOUCHE_PORT to another port (0 takes any free one).`,
        ),
      ),
    );
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Runs `cartouche harvest`; its exit code, or undefined when the person at the terminal ended it. */
function harvestApart({ self }: Opening, config: string | undefined): Promise<number | undefined> {
  const [node = process.execPath, ...main] = self;
  const words = [...main, "harvest", ...(config ? ["--config", config] : [])];
  const child = spawn(node, words, { stdio: ["ignore", 2, "inherit"] });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGTERM", pass);
  process.on("SIGINT", pass);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      process.off("SIGTERM", pass);
      process.off("SIGINT", pass);
      resolve(signal ? undefined : (code ?? exitCodes.refused));
    });
  });
}
