import { bridgeFrameSchema, frameMark, type BridgeFrame } from './protocol';

/** The longest line that is waited for: many thousand recipients are shorter. */
export const longestLine = 64 * 1024 * 1024;

export interface FrameListener {
  onFrame(frame: BridgeFrame): void;
  /** A line, or the beginning of one, that is no frame: whatever a module printed. */
  onNoise(text: string): void;
  /** What stands behind a mark cannot be read, or a line never ends: the child cannot be trusted any more. */
  onBroken(why: 'unreadable-frame' | 'endless-line'): void;
}

/**
 * Frames out of a child's standard output, in whatever pieces it arrives. Lines are cut as bytes, so that a
 * character split over two pieces stays whole; text before a mark on its line is noise. After `onBroken` nothing
 * more is read.
 */
export class FrameReader {
  private parts: Uint8Array[] = [];
  private length = 0;
  private broken = false;
  private readonly mark: string;

  constructor(
    word: string,
    private readonly listener: FrameListener,
    private readonly limit = longestLine,
  ) {
    this.mark = frameMark(word);
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1 && !this.broken; end = bytes.indexOf(10, from)) {
      this.keep(bytes.subarray(from, end));
      this.endLine();
      from = end + 1;
    }
    if (!this.broken) this.keep(bytes.subarray(from));
  }

  /** The stream has ended: a last line without a break may still be a whole frame. */
  end(): void {
    if (!this.broken && this.length > 0) this.endLine(true);
  }

  private keep(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length > this.limit) {
      this.parts = [];
      this.breakOff('endless-line');
    } else if (bytes.length > 0) this.parts.push(bytes);
  }

  private endLine(isLast = false): void {
    if (this.broken) return;
    const line = Buffer.concat(this.parts).toString('utf8').replace(/\r$/u, '');
    this.parts = [];
    this.length = 0;
    const at = line.indexOf(this.mark);
    const before = (at === -1 ? line : line.slice(0, at)).replace(/^\uFEFF/u, '');
    if (before.trim() !== '') this.listener.onNoise(before);
    if (at === -1) return;
    const frame = this.parse(line.slice(at)) ?? this.parse(line.slice(line.lastIndexOf(this.mark)));
    if (frame !== null) this.listener.onFrame(frame);
    // Cut off in the middle: that the child has ended says more.
    else if (!isLast) this.breakOff('unreadable-frame');
  }

  private parse(text: string): BridgeFrame | null {
    try {
      const parsed = bridgeFrameSchema.safeParse(JSON.parse(text.slice(this.mark.length)));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }

  private breakOff(why: 'unreadable-frame' | 'endless-line'): void {
    this.broken = true;
    this.listener.onBroken(why);
  }
}
