import { z } from "zod";
import { type TableName, tableNames } from "../../tables.ts";

/** The database systems that a TMS may be asked in. */
export type DatabaseKind = "sqlserver" | "mysql" | "postgres";

/**
 * Where a TMS database is, and how it is asked. The password is given once: itself, in a file, or in a variable of the
 * environment. `queries`: one SELECT for each table that the database has not, or not so, under the table's name.
 */
export type TmsDatabaseSettings = {
  kind: DatabaseKind;
  host: string;
  port?: number;
  user: string;
  password?: string;
  passwordFile?: string;
  passwordEnv?: string;
  database: string;
  /** Where the tables are: `dbo`, `public`, for MySQL the database itself. */
  schema?: string;
  /** Encrypted unless the server is on this machine; `{ ca }` is the file of the authority that signed its certificate. */
  tls?: boolean | { ca: string };
  queries?: { [table in TableName]?: string };
  /** The column with the time of a row's last change, by table: `{ Objects: "EnteredDate" }`. */
  changed?: { [table in TableName]?: string };
  /** Rows asked for at one time; 5,000 by default. */
  pageRows?: number;
  /** After how many seconds a statement is given up; 120 by default. */
  timeoutSeconds?: number;
};

const word = z.string().min(1).max(200);
const table = z.enum(tableNames as [TableName, ...TableName[]]);
const select = z
  .string()
  .regex(/^\s*select\s[^;]*$/i, "must be one SELECT without a semicolon, so that nothing else can be sent");

const shape = z
  .strictObject({
    kind: z.enum(["sqlserver", "mysql", "postgres"]),
    host: word,
    port: z.number().int().min(1).max(65535).optional(),
    user: word,
    password: word.optional(),
    passwordFile: word.optional(),
    passwordEnv: word.optional(),
    database: word,
    schema: word.optional(),
    tls: z.union([z.boolean(), z.strictObject({ ca: word })]).optional(),
    queries: z.partialRecord(table, select).optional(),
    changed: z.partialRecord(table, word).optional(),
    pageRows: z.number().int().min(2).max(100_000).optional(),
    timeoutSeconds: z.number().int().min(1).max(3600).optional(),
  })
  .refine(
    ({ password, passwordFile, passwordEnv }) =>
      [password, passwordFile, passwordEnv].filter((given) => given !== undefined).length === 1,
    "needs one of password, passwordFile and passwordEnv",
  );

/** Every fault of what a museum says of its database, none with a value in it: a password may be among them. */
export function databaseFaults(given: unknown): string[] {
  const read = shape.safeParse(given);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => `${["database", ...path].join(".")}: ${message}`);
}
