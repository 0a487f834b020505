/**
 * Puts pictures of a page together into one that moves: an animated PNG, which GitHub, npm and browsers show as any other picture.
 * Nothing is decoded: the compressed data of each picture becomes a frame. https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
import { crc32 } from 'node:zlib';

/** A picture, and how long it is shown. */
export interface Frame {
  readonly png: Buffer;
  readonly millis: number;
}

/**
 * @param frames all of the same size and kind, as one browser takes them
 * @throws Error when they are not
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const header = chunksOf(frames[0].png)[0];
  let sequence = 0;
  const body = frames.flatMap(({ png, millis }, at) => {
    const [first, ...rest] = chunksOf(png);
    if (!first.data.equals(header.data)) throw new Error(`Frame ${at} has another size or another kind of pixels.`);
    const data = rest.filter(({ type }) => type === 'IDAT').map((part) => part.data);
    const control = chunk('fcTL', frameControl(sequence++, header.data, millis));
    // Programs that do not support animations show the first frame.
    if (at === 0) return [control, ...data.map((bytes) => chunk('IDAT', bytes))];
    return [control, ...data.map((bytes) => chunk('fdAT', Buffer.concat([numbers(sequence++), bytes])))];
  });
  // 0 plays: repeated without end.
  const control = chunk('acTL', numbers(frames.length, 0));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header.data), control, ...body, chunk('IEND', Buffer.alloc(0))]);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The chunks of a PNG: length, type, data and checksum of each. */
export function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), typed, numbers(crc32(typed))]);
}

/** Width and height of the whole, no offset, the delay as a fraction of a second, and how it replaces the frame before it. */
function frameControl(sequence: number, header: Buffer, millis: number): Buffer {
  const delay = Buffer.alloc(6);
  delay.writeUInt16BE(millis, 0);
  delay.writeUInt16BE(1000, 2);
  return Buffer.concat([numbers(sequence), header.subarray(0, 8), numbers(0, 0), delay]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at));
  return bytes;
}
