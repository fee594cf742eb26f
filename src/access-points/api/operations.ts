import type { Operation } from "./operation.ts";
import { listKeys, makeKey, revokeKey } from "./operations/api-keys.ts";
import { adoptPid, bindPid } from "./operations/binding.ts";
import { restorePid, splitPid, tombstonePid, voidPid, withdrawPid } from "./operations/ending.ts";
import { listAliases, listMerges, listPids } from "./operations/listing.ts";
import { lookupPids } from "./operations/lookup-pids.ts";
import { mergePid, undoMerge } from "./operations/merging.ts";
import { mintPids } from "./operations/mint-pids.ts";
import { pushRecords } from "./operations/push-records.ts";
import { readPid } from "./operations/read-pid.ts";
import { listRuns, readRun } from "./operations/runs.ts";
import { watchRun } from "./operations/watch-run.ts";

/** Every operation of the API, in the order in which they are documented. */
export const operations: readonly Operation[] = [
  mintPids,
  lookupPids,
  listPids,
  readPid,
  bindPid,
  adoptPid,
  mergePid,
  undoMerge,
  splitPid,
  tombstonePid,
  withdrawPid,
  restorePid,
  voidPid,
  listMerges,
  listAliases,
  pushRecords,
  listRuns,
  readRun,
  watchRun,
  listKeys,
  makeKey,
  revokeKey,
];
