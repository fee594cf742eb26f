import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { imageSize } from "image-size";
import { nameOfProfile, profileIn } from "./profile.ts";
import { readTiff } from "./tiff.ts";

/** What a file says of itself. `damaged` says why its head was not understood. */
export type FileFacts = {
  bytes: number;
  sha256: string;
  format?: string;
  widthPx?: number;
  heightPx?: number;
  profile?: string;
  damaged?: string;
};

const headBytes = 512 * 1024;
const formats: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  tiff: "image/tiff",
  webp: "image/webp",
  gif: "image/gif",
  bmp: "image/bmp",
  jp2: "image/jp2",
  psd: "image/vnd.adobe.photoshop",
};

/** Reads a file once for its hash, as a stream, and the head of it for the rest. Throws where it cannot be read at all. */
export async function fileFacts(path: string): Promise<FileFacts> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    digest.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: digest.digest("hex"), ...(bytes > 0 ? await headFacts(path) : {}) };
}

async function headFacts(path: string): Promise<Omit<FileFacts, "bytes" | "sha256">> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return await understood(handle, buffer.subarray(0, bytesRead));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { damaged: why.slice(0, 200) };
  } finally {
    await handle.close();
  }
}

const tiffMarks = ["II*\0", "MM\0*", "II+\0", "MM\0+"];

async function understood(handle: FileHandle, head: Buffer): Promise<Omit<FileFacts, "bytes" | "sha256">> {
  if (tiffMarks.includes(head.toString("latin1", 0, 4))) {
    const { profile, ...size } = await readTiff(handle);
    return { format: "image/tiff", ...size, ...named(() => profile) };
  }
  const { width, height, type = "" } = imageSize(head);
  const format = formats[type];
  return { widthPx: width, heightPx: height, ...(format ? { format } : {}), ...named(() => profileIn(head)) };
}

/** A profile that is not understood makes no image damaged. */
function named(profileOf: () => Buffer | undefined): Pick<FileFacts, "profile"> {
  try {
    const profile = profileOf();
    const name = profile && nameOfProfile(profile);
    return name ? { profile: name } : {};
  } catch {
    return {};
  }
}
