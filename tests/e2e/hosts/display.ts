import { spawn, spawnSync } from 'node:child_process';

/** A screen that windows can be shown on; `reason` where there is none. */
export type Display =
  | { readonly kind: 'there'; readonly name: string; stop(): void }
  | { readonly kind: 'missing'; readonly reason: string };

/** The computer's own, or on Linux without one a virtual one for these tests. */
export async function openDisplay(environment: NodeJS.ProcessEnv = process.env): Promise<Display> {
  const stop = (): void => undefined;
  if (process.platform !== 'linux') return { kind: 'there', name: 'the desktop', stop };
  const own = environment['DISPLAY'] ?? '';
  if (own !== '') return { kind: 'there', name: `display ${own}`, stop };
  if (spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error !== undefined) {
    return { kind: 'missing', reason: 'no display, and no Xvfb to make one (apt-get install xvfb)' };
  }
  return virtualDisplay();
}

/** Xvfb chooses a free number and writes it to its third stream. */
async function virtualDisplay(): Promise<Display> {
  // Between two tests nobody is connected: it need not begin anew each time.
  const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | null>((resolve) => {
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    server.once('exit', () => resolve(null));
  });
  if (number === null) return { kind: 'missing', reason: 'Xvfb did not start' };
  process.env['DISPLAY'] = `:${number}`;
  let isWanted = true;
  server.once('exit', (code, signal) => {
    if (isWanted) process.stdout.write(`e2e: Xvfb ended by itself (${code ?? signal ?? ''})\n`);
  });
  const stop = (): void => {
    isWanted = false;
    server.kill();
  };
  return { kind: 'there', name: `Xvfb :${number}`, stop };
}
