import type { Actor, Cited, FactKind, FactOf, Link, Position, Said, Where } from "./facts.ts";

/**
 * How to turn references of one sort into another. `ref` gives undefined where the reference must go; a link or an
 * optional place then goes with it, and a fact that is nothing without it goes too. `keep` says which links stay.
 */
export type Rewrite<A, B> = { ref(ref: A): B | undefined; keep?(link: Link<A>): boolean };

type Part<A, B> = (value: never, rewrite: Rewrite<A, B>) => unknown;
type Places = { must?: Record<string, Part<unknown, unknown>>; may?: Record<string, Part<unknown, unknown>> };

const one = (ref: unknown, rewrite: Rewrite<unknown, unknown>) => rewrite.ref(ref);

const many = (refs: readonly unknown[], rewrite: Rewrite<unknown, unknown>) => {
  const kept = refs.map((ref) => rewrite.ref(ref)).filter((ref) => ref !== undefined);
  return kept.length > 0 ? kept : undefined;
};

function cited(value: Cited<unknown>, rewrite: Rewrite<unknown, unknown>) {
  const publication = rewrite.ref(value.publication);
  return publication === undefined ? undefined : { ...value, publication };
}

function said(value: NonNullable<Said<unknown>["said"]>, rewrite: Rewrite<unknown, unknown>) {
  const { by, in: at, ...rest } = value;
  const holder = by === undefined ? undefined : rewrite.ref(by);
  const ground = at === undefined ? undefined : cited(at, rewrite);
  return { ...rest, ...(holder === undefined ? {} : { by: holder }), ...(ground === undefined ? {} : { in: ground }) };
}

function link<L extends Link<unknown>>(value: L, rewrite: Rewrite<unknown, unknown>): L | undefined {
  if (rewrite.keep && !rewrite.keep(value)) return undefined;
  return value.said === undefined ? value : { ...value, said: said(value.said, rewrite) };
}

function actor(value: Actor<unknown>, rewrite: Rewrite<unknown, unknown>) {
  const agent = rewrite.ref(value.agent);
  const kept = agent === undefined ? undefined : link(value, rewrite);
  return kept && { ...kept, agent };
}

function where(value: Where<unknown>, rewrite: Rewrite<unknown, unknown>) {
  const place = rewrite.ref(value.place);
  const kept = place === undefined ? undefined : link(value, rewrite);
  return kept && { ...kept, place };
}

const each =
  (part: Part<unknown, unknown>) =>
  (values: readonly unknown[], rewrite: Rewrite<unknown, unknown>): unknown[] | undefined => {
    const kept = values.map((value) => part(value as never, rewrite)).filter((value) => value !== undefined);
    return kept.length > 0 ? kept : undefined;
  };

function position(value: Position<unknown>, rewrite: Rewrite<unknown, unknown>) {
  if (value.on === "surface" || value.on === "words" || value.plan === undefined) return value;
  const { plan, ...rest } = value;
  const sheet = rewrite.ref(plan);
  return sheet === undefined ? rest : { ...rest, plan: sheet };
}

/** Where each kind of fact refers to other things: `must` places it is nothing without, `may` places it survives losing. */
const places: Record<FactKind, Places> = {
  name: {},
  number: { may: { assigner: one } },
  statement: {},
  classification: { must: { concept: one } },
  activity: { may: { event: one, used: many, technique: many, who: each(actor), where: each(where) } },
  measurement: {},
  inscription: { may: { by: actor, position } },
  part: { must: { whole: one } },
  subject: { must: { ref: one }, may: { position } },
  citation: { must: { publication: one } },
  media: { must: { image: one }, may: { technique: one } },
  placement: { may: { at: one, custodian: one, position } },
  rights: { may: { holder: one } },
  relation: { must: { to: one } },
  "same-as": {},
  content: {},
};

type Step = readonly [name: string, part: Part<unknown, unknown>];
const steps = Object.fromEntries(
  Object.entries(places).map(([kind, { must = {}, may = {} }]) => [
    kind,
    { must: Object.entries(must), may: Object.entries({ ...may, said: said as Part<unknown, unknown> }) },
  ]),
) as unknown as Record<FactKind, { must: readonly Step[]; may: readonly Step[] }>;

/** A fact with every reference rewritten, the fact itself where none is; undefined where the fact is nothing without what was taken away. */
export function rewriteFact<A, B>(fact: FactOf<A>, rewrite: Rewrite<A, B>): FactOf<B> | undefined {
  const { must, may } = steps[fact.kind];
  const plain = rewrite as unknown as Rewrite<unknown, unknown>;
  const before = fact as unknown as Record<string, unknown>;
  let result = before;
  const set = (name: string, value: unknown) => {
    if (value === before[name]) return;
    if (result === before) result = { ...before };
    if (value === undefined) delete result[name];
    else result[name] = value;
  };
  for (const [name, part] of must) {
    const value = part(before[name] as never, plain);
    if (value === undefined) return undefined;
    set(name, value);
  }
  for (const [name, part] of may) if (before[name] !== undefined) set(name, part(before[name] as never, plain));
  return result as unknown as FactOf<B>;
}

/** Every reference in a fact, those of its envelope and links included. */
export function refsOf<A>(fact: FactOf<A>): A[] {
  const found: A[] = [];
  rewriteFact<A, A>(fact, {
    ref(ref) {
      found.push(ref);
      return ref;
    },
  });
  return found;
}

/** Every link in a fact: who and where, each with an audience of its own. */
export function linksOf<A>(fact: FactOf<A>): Link<A>[] {
  const found: Link<A>[] = [];
  rewriteFact<A, A>(fact, {
    ref: (ref) => ref,
    keep(link) {
      found.push(link);
      return true;
    },
  });
  return found;
}
