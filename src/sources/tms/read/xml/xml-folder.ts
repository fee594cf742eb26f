import { Problem } from "../../../../errors.ts";
import { filesIn } from "../../../reading/files-in.ts";
import type { Stage } from "../read-export.ts";
import { stageXml } from "./stage-xml.ts";

/** A folder of XML files as rows, in the order of their names. Fault: `source-unreadable`. */
export function xmlFolder(folder: string | URL): Stage {
  return async function* (work, files) {
    for (const file of await filesIn(folder, /\.xml(\.gz)?$/i, "an XML file")) yield* stageXml(work, file, files);
    const missing = work.mapping.expect.filter((table) => !files.has(table));
    if (missing.length === 0) return;
    throw new Problem(
      "source-unreadable",
      `No XML file has ${missing.join(" or ")}. Export it too, or take it out of \`mapping.expect\`.`,
    );
  };
}
