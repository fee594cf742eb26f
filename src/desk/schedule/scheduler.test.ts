import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { startScheduler } from "./scheduler.ts";

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test("each source is harvested when it is due, one at a time, and what fails is due again", async () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date("2026-11-24T01:59:00Z") });
  try {
    const done: string[] = [];
    let ending: (() => void) | undefined;
    const scheduler = startScheduler({
      schedules: { tms: "0 2 * * *", calm: "0 2 * * *", rooms: "*/30 * * * *" },
      async harvest(source) {
        done.push(`${source} begins`);
        await new Promise<void>((resolve) => {
          ending = resolve;
        });
        done.push(`${source} ends`);
        if (source === "calm") throw new Error("unreadable");
      },
    });
    const end = async () => {
      ending?.();
      await settle();
    };
    mock.timers.tick(60_000);
    await settle();
    assert.deepEqual(done, ["tms begins"]);
    await end();
    await end();
    assert.deepEqual(done.slice(0, 5), ["tms begins", "tms ends", "calm begins", "calm ends", "rooms begins"]);
    mock.timers.tick(30 * 60_000);
    mock.timers.tick(30 * 60_000);
    await end();
    assert.equal(
      done.filter((what) => what === "rooms begins").length,
      2,
      "due twice while it was read, read once more",
    );
    const stopping = scheduler.stop();
    await end();
    await stopping;
    mock.timers.tick(24 * 60 * 60_000);
    await settle();
    assert.equal(done.filter((what) => what === "calm begins").length, 1, "nothing begins any more");
  } finally {
    mock.timers.reset();
  }
});
