import type { HttpAnswer } from "../../access-points/port.ts";
import { Problem } from "../../errors.ts";
import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Ask } from "./ask.ts";
import { type Form, fileOf, placeOf, type StoredFile, storedAs } from "./stored.ts";

/** What is kept of a PID that outsiders may know of: files, and where it leads if it was merged. */
export type PidAnswers = { files: StoredFile[]; into?: string };

const problemType = "application/problem+json";
const linksets: readonly string[] = linksetForms.map(({ extension }) => extension);

/**
 * Asks for a PID in every form, and answers what must be kept to repeat it; undefined where a stranger is told that there is
 * none. Fault: `not-ready`, while the descriptions are being read again.
 */
export async function answersOfPid(pid: Pid, ask: Ask, forms: readonly Form[]): Promise<PidAnswers | undefined> {
  const plain = await ask.for(`/${pid}`);
  switch (plain.status) {
    case 404:
      return undefined;
    case 301:
      return { files: [], into: (plain.headers.location ?? "").slice(1) };
    case 300:
      return { files: await documentsOf(pid, ask, forms.filter(isOfSplit)) };
    case 451:
      return { files: await asPageAndProblem(pid, "withheld", ask) };
    case 410:
      if (plain.headers["content-type"] === problemType)
        return { files: await asPageAndProblem(pid, "withdrawn", ask) };
      return { files: await documentsOf(pid, ask, forms) };
    case 200:
      return { files: [{ path: `stubs/${placeOf(pid)}`, body: "" }, ...(await documentsOf(pid, ask, forms))] };
    case 303:
      return { files: await documentsOf(pid, ask, forms) };
    default:
      throw unexpected(pid, plain);
  }
}

/** Every other extension of a split PID gets what `.json` gets. */
const isOfSplit = ({ extension }: Form) => extension === "html" || extension === "json" || linksets.includes(extension);

const folders: Readonly<Record<number, string>> = { 200: "documents", 300: "several", 410: "gone" };

/** A linkset has no date of its own: it is as old as the newest of the documents that it links. */
async function documentsOf(pid: Pid, ask: Ask, forms: readonly Form[]): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const form of forms) {
    const answer = await ask.for(`/${pid}.${form.extension}`);
    const folder = folders[answer.status];
    if (folder)
      files.push(fileOf(`${folder}/${placeOf(pid)}.${storedAs(form)}${instead(folder, form, answer)}`, answer));
    else if (answer.status !== 406) throw unexpected(pid, answer);
  }
  const newest = Math.max(...files.map(({ modified }) => modified?.getTime() ?? 0));
  return newest > 0 ? files.map((file) => ({ modified: new Date(newest), ...file })) : files;
}

/** A format that cannot tell of an ending is answered in plain JSON: a web server tells that by the file's last extension. */
function instead(folder: string, form: Form, { headers }: HttpAnswer): string {
  return folder === "gone" && form.extension !== "json" && headers["content-type"] === "application/json"
    ? ".json"
    : "";
}

async function asPageAndProblem(pid: Pid, folder: string, ask: Ask): Promise<StoredFile[]> {
  const path = `${folder}/${placeOf(pid)}`;
  const page = await ask.for(`/${pid}`, "text/html");
  return [fileOf(`${path}.html`, page), fileOf(`${path}.problem`, await ask.for(`/${pid}`))];
}

function unexpected(pid: Pid, { status }: HttpAnswer): Error {
  if (status === 503)
    return new Problem("not-ready", "The descriptions are being read again from their sources. Export again after it.");
  return new Error(`${pid} answers ${status}, and a standing site does not know how to repeat that`);
}
