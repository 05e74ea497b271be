import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  bridgeFrameSchema,
  frameMark,
  type BridgeFrame,
  type BridgeRequest,
} from '../../../electron/exchange/powershell/protocol';
import { bridgeFolder } from './scripts';

const named = process.env['SENDWRIGHT_PWSH'] ?? '';
const candidates = named === '' ? ['pwsh', ...(process.platform === 'win32' ? ['powershell'] : [])] : [named];

/** The PowerShell that SENDWRIGHT_PWSH names, else the one on the path; null where there is none. */
export const pwsh: string | null =
  candidates.find((command) => spawnSync(command, ['-NoProfile', '-Command', '1']).status === 0) ?? null;

/** Stands in the name of every test that is skipped without one. */
export const needsPwsh =
  pwsh === null ? ' [skipped: no PowerShell; name one by SENDWRIGHT_PWSH]' : ` [${pwsh}]`;

const word = '0123456789abcdef0123456789abcdef';
const policy = process.platform === 'win32' ? ['-ExecutionPolicy', 'RemoteSigned'] : [];

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Reply = Exclude<BridgeFrame, { readonly beat: number }>;

/** A bundled script in a real PowerShell. It ends with the test. */
export class RealBridge {
  readonly frames: BridgeFrame[] = [];
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private text = '';
  errorOutput = '';
  private waiting: (() => void)[] = [];
  private lastId = 0;
  private hasEnded = false;

  constructor(script = 'bridge.ps1', extraEnv: NodeJS.ProcessEnv = {}) {
    const file = join(bridgeFolder, script);
    const args = ['-NoLogo', '-NoProfile', '-NonInteractive', ...policy, '-File', file];
    this.child = spawn(pwsh ?? '', args, { env: { ...process.env, ...extraEnv } });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.take(chunk));
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.errorOutput += chunk));
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    void this.ended.then(() => {
      this.hasEnded = true;
      this.wake();
    });
    onTestFinished(async () => {
      this.child.kill('SIGKILL');
      await this.ended;
    });
  }

  line(text: string): void {
    this.child.stdin?.write(`${text}\n`);
  }

  closeInput(): void {
    this.child.stdin?.end();
  }

  async hello(beatMs = 60_000): Promise<Reply> {
    return this.ask({ op: 'hello', protocol: 1, word, beatMs });
  }

  async ask(request: WithoutId<BridgeRequest>): Promise<Reply> {
    this.lastId += 1;
    const id = this.lastId;
    this.line(JSON.stringify({ id, ...request }).replace(/[\u007f-\uffff]/g, escaped));
    return this.replyTo(id);
  }

  /** The reply to a request; rejects where the process ends before it. */
  async replyTo(id: number): Promise<Reply> {
    for (;;) {
      const found = this.frames.find((frame): frame is Reply => 'ok' in frame && frame.id === id);
      if (found !== undefined) return found;
      if (this.hasEnded) throw new Error(`ended without a reply\n${this.text}\n${this.errorOutput}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private take(chunk: string): void {
    this.text += chunk;
    const lines = this.text.split('\n');
    this.text = lines.pop() ?? '';
    const mark = frameMark(word);
    for (const line of lines) {
      if (line.startsWith(mark))
        this.frames.push(bridgeFrameSchema.parse(JSON.parse(line.slice(mark.length))));
    }
    this.wake();
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** The word of every conversation here. */
export const testWord = word;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
