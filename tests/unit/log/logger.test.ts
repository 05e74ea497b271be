import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSink } from '../../../electron/log/file-sink';
import { createLogger } from '../../../electron/log/logger';

const now = () => new Date('2026-11-20T10:00:00.000Z');

describe('createLogger', () => {
  it('writes one JSON object a line, redacted, up to its level', () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'info', sinks: [(line) => lines.push(line)], now });
    logger.debug('not this');
    logger
      .with({ runId: 'r1' })
      .warn('Sent as invoices@contoso.example\n', { password: 'x', error: new Error('E') });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      time: '2026-11-20T10:00:00.000Z',
      level: 'warn',
      message: expect.stringMatching(/^Sent as i\[\w{6}\]@contoso.example\n$/u),
      runId: 'r1',
      password: '[redacted]',
      error: { message: 'E' },
    });
  });

  it('goes on without a sink that fails, and tells the others once', () => {
    const lines: string[] = [];
    let calls = 0;
    const broken = () => {
      calls += 1;
      throw new Error('disk full');
    };
    const logger = createLogger({ level: 'info', sinks: [broken, (line) => lines.push(line)], now });
    logger.info('one');
    logger.info('two');
    expect(calls).toBe(1);
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'one',
      'A log sink failed and is no longer used.',
      'two',
    ]);
  });

  it('survives fields that cannot be read', () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'info', sinks: [(line) => lines.push(line)], now });
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('trap');
      },
    });
    logger.info('still here', { trap });
    expect(lines[0]).toContain('still here');
  });
});

describe('fileSink', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sendwright-log-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('appends, for the owner alone', () => {
    const file = join(folder, 'logs', 'app.log');
    fileSink({ file })('{"a":1}');
    fileSink({ file })('{"b":2}');
    expect(readFileSync(file, 'utf8')).toBe('{"a":1}\n{"b":2}\n');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('starts a new file when one is full and drops the oldest', () => {
    const sink = fileSink({ file: join(folder, 'app.log'), maxBytes: 10, keep: 2 });
    for (const line of ['one', 'two', 'three', 'four', 'five', 'six-is-long', 'seven']) sink(line);
    expect(readdirSync(folder).sort()).toEqual(['app.log', 'app.log.1', 'app.log.2']);
    expect(readFileSync(join(folder, 'app.log'), 'utf8')).toBe('seven\n');
    expect(readFileSync(join(folder, 'app.log.1'), 'utf8')).toBe('six-is-long\n');
  });
});
