/**
 * The waist: what can be said of a thing, in a closed list of sixteen kinds. Sources say only these, formats write only
 * these. Every shape is generic over `R`, how a thing is referred to: by a source's key in a draft, by a PID in the
 * store, by a `PublicRef` after `publish()`.
 */
import type { Pid } from "../identifiers/pid.ts";
import type { EntityType } from "./types.ts";
import type { About, ActivityType, Aspect, PartAs, Predicate, Qualifier } from "./words.ts";

/** Words in a language: `{ value: "Sunflowers", language: "en" }`. Language tags are BCP 47 with script (`"ja-Latn"`). */
export type Text = { value: string; language?: string; markup?: "html" };

/** How a thing is referred to before `publish()`: by a source's key or a PID, by a URI, or only in words. */
export type Ref<P = { key: string } | { pid: Pid }> = { type: EntityType; label?: string } & (
  | P
  | { uri: string }
  | { text: string }
);
/**
 * A thing of another system, of which a source knows only a number that this institution gave it:
 * `{ numbered: { scheme: "inventory", value: "NG3863" } }`. The harvest asks the registry whose number that is or was.
 */
export type Numbered = { numbered: { scheme: string; value: string } };
/** A reference in a draft: a source's own key, such as `"tms/constituent/1338"`, or a number. */
export type KeyRef = Ref<{ key: string } | Numbered>;
/** A reference in the store: the key has become a PID. */
export type PidRef = Ref<{ pid: Pid }>;

/** When: display words beside parsed bounds. Bounds are ISO 8601 year, month or day; years are astronomical (`"-0043"` is 44 BC). */
export type TimeSpan = {
  display?: Text[];
  earliest?: string;
  latest?: string;
  /** true: fills the span (an exhibition); absent: some time within it (a production). */
  lasting?: boolean;
  open?: "start" | "end";
  circa?: boolean;
  uncertain?: boolean;
  extent?: "bulk";
  calendar?: "julian";
};

export type Money = { amount?: number; currency?: string; display: Text };

export type Position<R> =
  | {
      on: "surface";
      unit: "mm" | "px" | "percent";
      x: number;
      y: number;
      w?: number;
      h?: number;
      side?: "front" | "back" | "edge";
    }
  | { on: "earth" | "plan"; wkt: string; plan?: R }
  | { on: "words"; text: Text };

/** A place in a publication: pages, catalogue number, figure. */
export type Cited<R> = {
  publication: R;
  pages?: string;
  number?: string;
  figure?: string;
  illustrated?: boolean;
  rank?: string;
  note?: Text;
};

export type Audience = "public" | "staff";
export type Standing = "current" | "former" | "proposed" | "rejected" | "alternative";

/** The envelope of every fact: who may see it, where it comes from, how it stands. */
export type Said<R> = {
  /** Stable within the entity: the source's own row key, else record#kind/hash of the identifying fields. */
  key: string;
  /** Only where the registry gave this relationship one. */
  pid?: Pid;
  audience: Audience;
  audienceWhen?: { from?: string; until?: string };
  from: { source: string; record: string; field: string; run?: string };
  standing?: Standing;
  certainty?: "probable" | "possible";
  said?: { by?: R; when?: TimeSpan; in?: Cited<R>; note?: Text };
  order?: number;
  /** The source's own label for kind, role or type. */
  sourceWord?: string;
};

/** The envelope of a link inside a fact: it can narrow the fact's audience, never widen it. */
export type Link<R> = Partial<Omit<Said<R>, "from">>;
export type Actor<R> = Link<R> & {
  agent: R;
  role: string;
  qualifier?: Qualifier;
  display?: Text;
  when?: TimeSpan;
  share?: string;
};
export type Where<R> = Link<R> & { place: R; role?: string };

export type NameFact = {
  kind: "name";
  text: Text[];
  use: "preferred" | "alternative" | "former" | "sort" | "short" | "search";
  parts?: { given?: string; middle?: string; family?: string; honorific?: string; suffix?: string; subtitle?: string };
  when?: TimeSpan;
};
export type NumberFact<R> = {
  kind: "number";
  value: string;
  /** `inventory`, `entry`, `loan`, `refno`, `isbn` …: the schemes of `/lookup/{scheme}/{number}`. */
  scheme: string;
  /** Who gave it, when it was not this institution; such a number never answers to `inventory`. */
  assigner?: R;
  fault?: "duplicate" | "wrong" | "placeholder";
  when?: TimeSpan;
};
export type StatementFact = { kind: "statement"; about: About; text: Text[] };
export type ClassificationFact<R> = {
  kind: "classification";
  aspect: Aspect;
  concept: R;
  part?: string;
  when?: TimeSpan;
};
export type ActivityFact<R> = {
  kind: "activity";
  type: ActivityType;
  title?: Text[];
  event?: R;
  /** The key of another activity fact of this entity (a venue within the whole). */
  within?: string;
  when?: TimeSpan[];
  where?: Where<R>[];
  who?: Actor<R>[];
  used?: R[];
  technique?: R[];
  price?: Money;
  numbers?: { value: string; scheme: string }[];
  display?: Text[];
};
export type MeasurementFact = {
  kind: "measurement";
  /** The element measured: `"whole"`, `"framed"`, `"sheet"`. One fact is one set. */
  of: string;
  values: { dimension: string; value: number; to?: number; unit: string }[];
  display?: Text[];
  when?: TimeSpan;
  approximate?: boolean;
};
export type InscriptionFact<R> = {
  kind: "inscription";
  type: string;
  readings: { how: "transcription" | "translation" | "description"; text: Text }[];
  position?: Position<R>;
  by?: Actor<R>;
  when?: TimeSpan;
};
export type PartFact<R> = {
  kind: "part";
  whole: R;
  as: PartAs;
  inseparable?: boolean;
  principal?: boolean;
  when?: TimeSpan;
};
export type SubjectFact<R> = {
  kind: "subject";
  ref: R;
  mode: "depicts" | "about" | "mentions";
  role?: string;
  position?: Position<R>;
  display?: Text;
};
export type CitationFact<R> = { kind: "citation" } & Cited<R>;
export type MediaFact<R> = {
  kind: "media";
  image: R;
  role: "primary" | "detail" | "technical" | "video";
  technique?: R;
  view?: string;
  caption?: Text[];
};
export type PlacementFact<R> = {
  kind: "placement";
  use: "usual" | "current" | "past" | "seat" | "site";
  at?: R;
  state?: "on-loan" | "off-display";
  custodian?: R;
  position?: Position<R>;
  address?: Text;
  when?: TimeSpan;
  display?: Text;
};
export type RightsFact<R> = {
  kind: "rights";
  of: "object" | "media" | "record";
  sort: "copyright" | "licence" | "access" | "reproduction";
  uri?: string;
  holder?: R;
  text?: Text[];
  when?: TimeSpan;
  allows?: { [use: string]: boolean };
};
export type RelationFact<R> = { kind: "relation"; predicate: Predicate; to: R; when?: TimeSpan; display?: Text };
export type SameAsFact = {
  kind: "same-as";
  uri: string;
  scheme: string;
  match: "exact" | "close" | "broad" | "narrow";
  status: "asserted" | "confirmed" | "candidate" | "rejected" | "moved" | "dead";
  by?: string;
  checked?: string;
};
export type ContentFact = {
  kind: "content";
  role: "text" | "master" | "access" | "thumbnail" | "service" | "homepage" | "see-also";
  html?: string;
  tei?: string;
  url?: string;
  format?: string;
  conformsTo?: string;
  widthPx?: number;
  heightPx?: number;
  bytes?: number;
  sha256?: string;
  version?: string;
  language?: string;
  when?: TimeSpan;
};

/** What a fact says, without its envelope: the closed list of sixteen kinds. */
export type FactBody<R> =
  | NameFact
  | NumberFact<R>
  | StatementFact
  | ClassificationFact<R>
  | ActivityFact<R>
  | MeasurementFact
  | InscriptionFact<R>
  | PartFact<R>
  | SubjectFact<R>
  | CitationFact<R>
  | MediaFact<R>
  | PlacementFact<R>
  | RightsFact<R>
  | RelationFact<R>
  | SameAsFact
  | ContentFact;

export type FactKind = FactBody<unknown>["kind"];

/** A fact: what is said, in its envelope. `Fact` is as a draft says it, `StoredFact` as the store keeps it. */
export type FactOf<R> = Said<R> & FactBody<R>;
export type Fact = FactOf<KeyRef>;
export type StoredFact = FactOf<PidRef>;

/** What one record says of one subject, under the source's own key or a number; what is said under a number that nobody has waits. */
export type Draft = { subject: string | Numbered; type?: EntityType; facts: Fact[] };
