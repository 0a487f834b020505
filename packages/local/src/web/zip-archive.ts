/** Reads zip archives: an asset can be one, and Node.js can inflate but does not know the format. */
import { inflateRawSync } from 'node:zlib';

/** The files by their path in the archive. Throws if the bytes are not an archive that can be read here. */
export function filesOfArchive(archive: Buffer): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const { count, offset } = endOfDirectory(archive);
  let position = offset;
  for (let i = 0; i < count; i++) {
    const entry = readEntry(archive, position);
    position = entry.end;
    if (!entry.name.endsWith('/')) files.set(entry.name, contentOf(archive, entry));
  }
  return files;
}

// Signatures and offsets are those of PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const FILE_SIGNATURE = 0x04034b50;
const FILE_SIZE = 30;
const ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly fileOffset: number;
  /** The offset of the next entry of the directory. */
  readonly end: number;
}

// The directory is at the end, before a comment of unknown length.
function endOfDirectory(archive: Buffer): { count: number; offset: number } {
  const last = archive.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (archive.readUInt32LE(at) !== END_SIGNATURE) continue;
    const offset = archive.readUInt32LE(at + 16);
    if (offset === ZIP64) throw new Error('archives of more than 4 GiB are not supported here');
    return { count: archive.readUInt16LE(at + 10), offset };
  }
  throw new Error('it is not a zip archive');
}

function readEntry(archive: Buffer, at: number): Entry {
  if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('its directory is damaged');
  const nameLength = archive.readUInt16LE(at + 28);
  const rest = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  return {
    name: archive.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
    method: archive.readUInt16LE(at + 10),
    compressedSize: archive.readUInt32LE(at + 20),
    fileOffset: archive.readUInt32LE(at + 42),
    end: at + ENTRY_SIZE + nameLength + rest,
  };
}

function contentOf(archive: Buffer, { name, method, compressedSize, fileOffset }: Entry): Uint8Array<ArrayBuffer> {
  if (archive.readUInt32LE(fileOffset) !== FILE_SIGNATURE) throw new Error(`"${name}" is damaged`);
  const start = fileOffset + FILE_SIZE + archive.readUInt16LE(fileOffset + 26) + archive.readUInt16LE(fileOffset + 28);
  const packed = archive.subarray(start, start + compressedSize);
  if (method === STORED) return new Uint8Array(packed);
  if (method === DEFLATED) return new Uint8Array(inflateRawSync(packed));
  throw new Error(`"${name}" is compressed by method ${method}, which is not supported here`);
}
