import { cancelled } from '../../contract/errors';
import type { Logger } from '../../log/logger';
import type { ChildEnd, ChildProcessPort } from '../../ports/child-process';
import type { Clock } from '../../ports/clock';
import { asciiJson } from './ascii-json';
import { FrameReader } from './frames';
import type { BridgeFailure, BridgeFrame, BridgeRequest } from './protocol';
import { Tail } from './tail';

/** A request without its id; the union is kept. */
export type BridgeCall = BridgeRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;

/** Why no reply came. */
export type LostReason = 'ended' | 'silent' | 'timeout' | 'unreadable-frame' | 'endless-line';

export type BridgeReply =
  | { readonly kind: 'ok'; readonly result: readonly unknown[]; readonly warnings: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: BridgeFailure }
  | { readonly kind: 'lost'; readonly why: LostReason };

export interface BridgeOptions {
  readonly word: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A sign of life is due this often while a request runs, in ms. */
  readonly beatMs: number;
  /** So many in a row may be missing. */
  readonly missedBeats: number;
  /** How long it may take to end by itself before it is killed, in ms. */
  readonly graceMs: number;
  /** What a module prints, line by line. */
  readonly onNoise?: (line: string) => void;
  readonly longestLine?: number;
}

export interface CallLimits {
  /** How long a reply may take, in ms. */
  readonly limitMs: number;
  /** False before the child has said hello: it cannot beat yet. */
  readonly beats?: boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly id: number;
  settle(reply: BridgeReply): void;
}

/** So many lines of noise are logged of one child. */
const loggedNoise = 50;

/** One child that runs a bundled script: one request at a time, watched. What it cannot answer any more is `lost`. */
export class Bridge {
  private waiting: Waiting | null = null;
  private lastId = 0;
  private signs = 0;
  private noiseLines = 0;
  private lost: LostReason | null = null;
  private readonly errors = new Tail();
  private markEnded: () => void = () => undefined;
  private readonly hasEnded = new Promise<void>((resolve) => {
    this.markEnded = resolve;
  });
  /** How the child ended; null while it runs. */
  end: ChildEnd | null = null;

  constructor(
    private readonly child: ChildProcessPort,
    private readonly options: BridgeOptions,
  ) {
    const { word, longestLine } = options;
    const reader = new FrameReader(
      word,
      {
        onFrame: (frame) => this.onFrame(frame),
        onNoise: (line) => this.onNoise(line),
        onBroken: (why) => this.breakOff(why),
      },
      longestLine,
    );
    child.onOutput((bytes) => reader.push(bytes));
    child.onErrorOutput((bytes) => this.errors.push(bytes));
    child.onEnd((end) => {
      reader.end();
      this.onEnd(end);
    });
  }

  /** Whether a request can still be answered. */
  get isUsable(): boolean {
    return this.end === null && this.lost === null;
  }

  /** The end of what the child wrote to its standard error. */
  get errorOutput(): string {
    return this.errors.text();
  }

  /** One request and its reply. Throws AppError `cancelled` when the signal fires; the child is then ended. */
  async request(call: BridgeCall, { limitMs, beats = true, signal }: CallLimits): Promise<BridgeReply> {
    if (signal?.aborted === true) throw cancelled();
    if (!this.isUsable) return { kind: 'lost', why: this.lost ?? 'ended' };
    const done = new AbortController();
    const abort = (): void => done.abort();
    const id = (this.lastId += 1);
    const reply = new Promise<BridgeReply>((settle) => {
      this.waiting = { id, settle };
    });
    signal?.addEventListener('abort', abort, { once: true });
    this.child.write(`${asciiJson({ id, ...call })}\n`);
    try {
      const first = await Promise.race([reply, this.watch(limitMs, beats, done.signal)]);
      if (first !== null) return first;
      void this.close();
      throw cancelled();
    } finally {
      this.waiting = null;
      done.abort();
      signal?.removeEventListener('abort', abort);
    }
  }

  /**
   * Ends the child: its input is closed, and if it still runs after the grace time it is killed with all it started.
   * One that ends by itself keeps its children: the browser it opened may be this user's.
   */
  async close(): Promise<void> {
    this.lost ??= 'ended';
    if (this.end !== null) return;
    this.child.endInput();
    const ended = new AbortController();
    void this.hasEnded.then(() => ended.abort());
    await this.options.clock.sleep(this.options.graceMs, ended.signal).catch(() => undefined);
    if (!ended.signal.aborted) this.child.kill();
    await this.hasEnded;
  }

  /** Null when aborted; else lost, because too many signs of life are missing or the time is up. */
  private async watch(limitMs: number, beats: boolean, signal: AbortSignal): Promise<BridgeReply | null> {
    const { beatMs, missedBeats, clock } = this.options;
    let missed = 0;
    // Counted in beats, not by the time of day: a computer that slept must not take its sleep for silence.
    for (let passed = 0; passed < limitMs; passed += beatMs) {
      const before = this.signs;
      try {
        await clock.sleep(Math.min(beatMs, limitMs - passed), signal);
      } catch {
        return null;
      }
      missed = this.signs === before ? missed + 1 : 0;
      if (beats && missed >= missedBeats) return this.giveUp('silent');
    }
    return this.giveUp('timeout');
  }

  private giveUp(why: LostReason): BridgeReply {
    this.lost ??= why;
    this.options.logger.warn('PowerShell gives no answer', { why, errorOutput: this.errorOutput });
    void this.close();
    return { kind: 'lost', why };
  }

  private breakOff(why: LostReason): void {
    this.waiting?.settle(this.giveUp(why));
  }

  private onFrame(frame: BridgeFrame): void {
    this.signs += 1;
    if (!('ok' in frame) || frame.id !== this.waiting?.id) return;
    this.waiting.settle(
      frame.ok
        ? { kind: 'ok', result: frame.result, warnings: frame.warnings }
        : { kind: 'failed', failure: frame.error },
    );
  }

  private onNoise(line: string): void {
    this.noiseLines += 1;
    if (this.noiseLines <= loggedNoise) {
      this.options.logger.debug('PowerShell printed', { line: line.slice(0, 2000) });
    }
    this.options.onNoise?.(line.slice(0, 2000));
  }

  private onEnd(end: ChildEnd): void {
    this.end = end;
    this.lost ??= 'ended';
    this.waiting?.settle({ kind: 'lost', why: this.lost });
    const isClean = end.kind === 'exit' && end.code === 0;
    if (!isClean) {
      this.options.logger.warn('PowerShell ended', { ...end, errorOutput: this.errorOutput });
    }
    this.markEnded();
  }
}
