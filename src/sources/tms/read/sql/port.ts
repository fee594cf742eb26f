/** A value that a statement is given apart from its text. */
export type Parameter = number | string;

/** What a statement gives: every value as text, as the database writes it. */
export type Answer = { columns: readonly string[]; rows: readonly (readonly (string | null)[])[] };

/** An open database that is only ever read. */
export type OpenDatabase = {
  /** Runs one SELECT. Fault: `source-unreadable`, with the database's own words. */
  query(sql: string, parameters?: readonly Parameter[]): Promise<Answer>;
  close(): Promise<void>;
};

/** What a driver needs to open a database. */
export type Connection = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  tls: { ca?: string } | undefined;
  timeoutMs: number;
};
