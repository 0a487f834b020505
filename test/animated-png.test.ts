// The picture at the top of the README is animated, and small enough to load quickly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { animatedPng, chunksOf } from '../tools/picture/animated-png';

const ROOT = join(__dirname, '..');

/** The PNG signature, and chunks with their length and checksum. */
function png(width: number, pixels: Buffer): Buffer {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const chunks: [string, Buffer][] = [
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.concat([Buffer.alloc(1), pixels]))],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...chunks.flatMap(([type, data]) => {
      const typed = Buffer.concat([Buffer.from(type), data]);
      return [number(data.length), typed, number(crc32(typed))];
    }),
  ]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

test('each picture becomes a frame, with its duration, in order', () => {
  const [black, white] = [Buffer.from([0, 0]), Buffer.from([255, 255])].map((pixels) => png(2, pixels));
  const chunks = chunksOf(
    animatedPng([
      { png: black, millis: 500 },
      { png: white, millis: 3000 },
    ]),
  );
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  const controls = chunks.filter(({ type }) => type === 'fcTL').map(({ data }) => data);
  expect(controls.map((data) => [data.readUInt32BE(0), data.readUInt16BE(20) / data.readUInt16BE(22)])).toEqual([
    [0, 0.5],
    [1, 3],
  ]);
  const frame = chunks[5].data;
  expect(frame.readUInt32BE(0)).toBe(2);
  expect(frame.subarray(4)).toEqual(chunksOf(white)[1].data);
});

test('pictures of different sizes are refused', () => {
  const frames = [png(1, Buffer.alloc(1)), png(2, Buffer.alloc(2))].map((picture) => ({ png: picture, millis: 1 }));
  expect(() => animatedPng(frames)).toThrow('Frame 1 has another size or another kind of pixels.');
});

test('the picture of the README has several frames, and is smaller than a megabyte', () => {
  const picture = readFileSync(join(ROOT, 'docs', 'tour.png'));
  const control = chunksOf(picture).find(({ type }) => type === 'acTL');
  expect(control?.data.readUInt32BE(0)).toBeGreaterThan(4);
  expect(picture.length).toBeLessThan(1_000_000);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('docs/tour.png');
});
