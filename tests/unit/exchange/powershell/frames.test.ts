import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../../../electron/exchange/powershell/frames';
import { frameMark, type BridgeFrame } from '../../../../electron/exchange/powershell/protocol';
import { Tail } from '../../../../electron/exchange/powershell/tail';

const word = '0123456789abcdef0123456789abcdef';
const mark = frameMark(word);
const frame = (id: number, ...result: unknown[]): BridgeFrame => ({ id, ok: true, result, warnings: [] });
const line = (one: BridgeFrame): string => `${mark}${JSON.stringify(one)}\n`;

function reader(limit?: number) {
  const frames: BridgeFrame[] = [];
  const noise: string[] = [];
  const broken: string[] = [];
  const read = new FrameReader(
    word,
    {
      onFrame: (one) => frames.push(one),
      onNoise: (text) => noise.push(text),
      onBroken: (why) => broken.push(why),
    },
    limit,
  );
  return { read, frames, noise, broken };
}

describe('frames', () => {
  it('are the same however the bytes are cut', () => {
    const text = `Verbindung für Zürich 😀\r\n${line(frame(1, 'Grüße 😀'))}\n${line({ beat: 1, id: null })}`;
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        const { read, frames, noise } = reader();
        const points = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        points.slice(1).forEach((to, at) => read.push(bytes.subarray(points[at], to)));
        expect(frames).toEqual([frame(1, 'Grüße 😀'), { beat: 1, id: null }]);
        expect(noise).toEqual(['Verbindung für Zürich 😀']);
      }),
    );
  });

  it('are found behind a byte order mark, with CRLF and after text on their line', () => {
    const { read, frames, noise } = reader();
    read.push(Buffer.from(`\uFEFF${line(frame(1)).replace('\n', '\r\n')}progress 50%${line(frame(2))}`));
    expect(frames).toEqual([frame(1), frame(2)]);
    expect(noise).toEqual(['progress 50%']);
  });

  it('are found where a cut-off mark stands before them', () => {
    const { read, frames, broken } = reader();
    read.push(Buffer.from(`${mark}{"id":1,"ok":tr${line(frame(1))}`));
    expect(frames).toEqual([frame(1)]);
    expect(broken).toEqual([]);
  });

  it('with another word are noise', () => {
    const { read, frames, noise } = reader();
    read.push(Buffer.from(`${frameMark('f'.repeat(32))}${JSON.stringify(frame(1))}\n`));
    expect(frames).toEqual([]);
    expect(noise).toHaveLength(1);
  });

  it.each(['{"id":1', '{"id":"x","ok":true}', 'null'])('that cannot be read end the reading: %s', (text) => {
    const { read, frames, broken } = reader();
    read.push(Buffer.from(`${mark}${text}\n${line(frame(2))}`));
    expect(broken).toEqual(['unreadable-frame']);
    expect(frames).toEqual([]);
  });

  it('that a crash cut off are not told as broken: the end says more', () => {
    const { read, frames, broken } = reader();
    read.push(Buffer.from(`${mark}{"id":1,"ok":tr`));
    read.end();
    expect([frames, broken]).toEqual([[], []]);
  });

  it('count without a last line break', () => {
    const { read, frames } = reader();
    read.push(Buffer.from(line(frame(1)).trimEnd()));
    read.end();
    expect(frames).toEqual([frame(1)]);
  });

  it('end where a line never does, and keep nothing of it', () => {
    const { read, frames, broken } = reader(1000);
    for (let at = 0; at < 300; at += 1) read.push(Buffer.alloc(10, 'x'));
    read.push(Buffer.from(`\n${line(frame(1))}`));
    expect(broken).toEqual(['endless-line']);
    expect(frames).toEqual([]);
  });
});

describe('the tail of a stream', () => {
  it('holds the last bytes of 50 MB and little more', () => {
    const tail = new Tail(100);
    const piece = Buffer.alloc(1024 * 1024, 'x');
    for (let at = 0; at < 50; at += 1) tail.push(piece);
    for (let at = 0; at < 1000; at += 1) tail.push(Buffer.from('y'));
    tail.push(Buffer.from('the end'));
    expect(tail.text()).toBe(`${'y'.repeat(93)}the end`);
  });

  it('is the end of what came, for any pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii' })),
        fc.integer({ min: 1, max: 20 }),
        (pieces, most) => {
          const tail = new Tail(most);
          for (const piece of pieces) tail.push(Buffer.from(piece));
          expect(tail.text()).toBe(pieces.join('').slice(-most));
        },
      ),
    );
  });
});
