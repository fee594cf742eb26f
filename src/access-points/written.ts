import type { Beside, Format, WriteContext } from "../formats/port.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import type { Reading } from "./port.ts";
import { offeredFor, type Press } from "./press.ts";
import { readPublic } from "./reading.ts";

const shownReferrers = 60;
/** Of how many referrers a document tells in which ways they refer: enough for all but the commonest terms, and counted at once. */
const mostCounted = 2000;

/** A thing in one format as text, with what the format wants to know of the things around it. */
export async function written(entity: PublicEntity, format: Format, reading: Reading, press: Press): Promise<string> {
  return format.write(entity, await contextFor(entity, format, reading, press));
}

/** What a format asks to be told beside a thing. */
type Wants = Pick<Format, "wantsLinks" | "wantsMedia" | "wantsReferrers">;

/** What a format wants to know beside a thing: the museum, and of the things around it what it asks for. */
export async function contextFor(
  entity: PublicEntity,
  format: Wants,
  reading: Reading,
  press: Press,
): Promise<WriteContext> {
  return contextsOf(entity, reading, press)(format);
}

/** As `contextFor`, for several formats of one thing: what more than one of them asks for is read once, and who ask for the same are told the same. */
export function contextsOf(
  entity: PublicEntity,
  reading: Reading,
  press: Press,
): (format: Wants) => Promise<WriteContext> {
  const { formats: _formats, ...museum } = press;
  const referrers = once(() => referrersOf(entity, reading));
  const media = once(() => mediaOf(entity, reading));
  const known = new Map<string, Promise<WriteContext>>();

  async function contextWith({ wantsReferrers, wantsMedia }: Wants): Promise<WriteContext> {
    return {
      ...museum,
      ...(wantsReferrers ? { referrers: await referrers() } : {}),
      ...(wantsMedia ? { media: await media() } : {}),
    };
  }

  return async (format) => {
    const wants = `${format.wantsReferrers} ${format.wantsMedia}`;
    const context = known.get(wants) ?? contextWith(format);
    known.set(wants, context);
    if (!format.wantsLinks || entity.ending) return context;
    return { ...(await context), beside: await besideOf(entity, format, reading, press) };
  };
}

function once<T>(read: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= read());
}

async function besideOf(entity: PublicEntity, format: object, reading: Reading, press: Press): Promise<Beside> {
  return {
    offered: offeredFor(entity, press).filter((other) => other !== format),
    mostCounted,
    referrerCounts: await reading.store.referrerCounts(entity.pid, mostCounted),
  };
}

async function mediaOf(entity: PublicEntity, reading: Reading): Promise<Map<Pid, PublicEntity>> {
  const media = new Map<Pid, PublicEntity>();
  for (const fact of entity.facts) {
    if (fact.kind !== "media" || !fact.image.pid) continue;
    const resolution = await reading.registry.resolve(fact.image.pid);
    const known = resolution.found ? await readPublic(reading, resolution) : undefined;
    if (known) media.set(fact.image.pid, known);
  }
  return media;
}

/** What refers to it and can be opened: things that have ended since are left out, also of the count as far as they are seen. */
export async function referrersOf({ pid: referred }: PublicEntity, { registry, store }: Reading) {
  const { total, first } = await store.referrers(referred, shownReferrers);
  const shown: NonNullable<WriteContext["referrers"]>["first"][number][] = [];
  for (const { pid, type, label, as } of first) {
    const found = await registry.resolve(pid);
    if (found.found && !found.end) shown.push({ pid, type, label: label ?? pid, as });
  }
  return { total: total - (first.length - shown.length), first: shown };
}
