import { Presets, SingleBar } from "cli-progress";
import type { HarvestReport } from "../../harvest/report.ts";
import { isOwnProcess, tell } from "./output.ts";

/** How far a harvest is: a bar on a terminal, a plain line every few seconds elsewhere; always on standard error. */
export type Progress = { step(report: Readonly<HarvestReport>, expected: number | undefined): void; end(): void };

const plainEverySeconds = 3;

/** The progress of one source's harvest. */
export function progressOf(source: string): Progress {
  return process.stderr.isTTY && isOwnProcess() ? barOf(source) : linesOf(source);
}

function barOf(source: string): Progress {
  const format = `${source} {bar} {value}/{total} records · {rejected} rejected · {duration_formatted}`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
  let begun = false;
  return {
    step(report, expected) {
      const total = Math.max(expected ?? report.fetched, report.fetched);
      if (!begun) bar.start(total, 0, { rejected: 0 });
      begun = true;
      bar.setTotal(total);
      bar.update(report.fetched, { rejected: report.rejected });
    },
    end() {
      if (begun) bar.stop();
    },
  };
}

function linesOf(source: string): Progress {
  let last = performance.now();
  tell(`${source}: harvesting …`);
  return {
    step({ fetched, rejected }, expected) {
      if (performance.now() - last < plainEverySeconds * 1000) return;
      last = performance.now();
      tell(
        `${source}: ${fetched}${expected === undefined ? "" : ` of about ${expected}`} records, ${rejected} rejected`,
      );
    },
    end() {},
  };
}
