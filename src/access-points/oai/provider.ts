import type { FeedLog } from "../../feeds/port.ts";
import type { Receipts } from "../../validity/receipts.ts";
import type { Reading } from "../port.ts";
import type { Press } from "../press.ts";
import type { OaiIdentifiers } from "./identifiers.ts";
import type { Offered } from "./prefixes.ts";

/** How a repository presents itself; all of it may be left out. */
export type OaiSettings = {
  /** An e-mail address for whoever harvests. */
  admin?: string;
  /** Other repositories, by their base URLs (guidelines, `friends`). */
  friends?: readonly string[];
  /** How its records may be shown elsewhere (guidelines, `branding`). */
  branding?: Branding;
  /** Records in an answer at most; ten times as many headers or sets. Default 100. */
  pageSize?: number;
};

/** A picture that stands for the repository, and stylesheets by which records of a namespace can be shown. */
export type Branding = {
  icon?: { url: string; link?: string; title?: string; width?: number; height?: number };
  renderings?: readonly { namespace: string; mimeType: string; url: string }[];
};

/** What answers are made from. */
export type Provider = {
  reading: Reading;
  press: Press;
  feeds: FeedLog;
  settings: OaiSettings;
  prefixes: readonly Offered[];
  identifiers: OaiIdentifiers;
  /** What is known of documents that are invalid: they are not given to anybody. */
  receipts?: Pick<Receipts, "isInvalid" | "stamp"> | undefined;
};
