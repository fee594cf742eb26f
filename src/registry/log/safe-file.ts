/** Files that are whole or not there, whatever happens while they are written. */
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { Problem } from "../../errors.ts";

/** Writes a file for the owner's eyes only, unless it is there already. Faults: `data-folder-unwritable`, `disk-full`. */
export function writeOnce(file: string, text: string): void {
  viaDraft(file, text, 0o600, (draft) => {
    try {
      linkSync(draft, file);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    rmSync(draft);
  });
}

/** Replaces a file by another text as a whole; it survives a power cut. Faults: `data-folder-unwritable`, `disk-full`. */
export function replaceFile(file: string, text: string): void {
  viaDraft(file, text, 0o644, (draft) => renameSync(draft, file));
}

/**
 * Replaces a large file, for the owner's eyes only, as a whole; it survives a power cut, and others have their turn while it is
 * written. Whoever writes it at the same time spoils it: its content must tell. Faults: `data-folder-unwritable`, `disk-full`.
 */
export async function replaceLargeFile(file: string, parts: Iterable<Uint8Array>): Promise<void> {
  const draft = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(draft, { force: true });
    const written = await open(draft, "wx", 0o600);
    try {
      for (const part of parts) await written.writeFile(part);
      await written.sync();
    } finally {
      await written.close();
    }
    await rename(draft, file);
    syncFolder(file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw explain(error, file);
  }
}

function viaDraft(file: string, text: string, mode: number, settle: (draft: string) => void): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(draft, { force: true });
    withDescriptor(openSync(draft, "wx", mode), (descriptor) => {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    });
    settle(draft);
    syncFolder(file);
  } catch (error) {
    throw explain(error, file);
  }
}

function syncFolder(file: string): void {
  if (process.platform !== "win32") withDescriptor(openSync(dirname(file), "r"), fsyncSync);
}

function withDescriptor(descriptor: number, steps: (descriptor: number) => void): void {
  try {
    steps(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A fault of the file system in the operator's words, any other as it is: `disk-full`, `data-folder-unwritable`. */
export function explain(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Problem("disk-full", `${file} cannot be written. Free some space.`);
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(code))
    return new Problem(
      "data-folder-unwritable",
      `${file} cannot be written. Check the folder's owner and permissions.`,
    );
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
