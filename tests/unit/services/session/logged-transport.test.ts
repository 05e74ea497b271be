import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { loggedTransport } from '../../../../electron/services/session/logged-transport';
import { createLogger } from '../../../../electron/log/logger';
import type { HttpRequest, HttpTransport } from '../../../../electron/ports/transport';

const clock = { now: () => new Date('2026-11-21T12:00:00Z'), sleep: async () => undefined };

function logged(transport: HttpTransport) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', sinks: [(line) => lines.push(line)], now: () => clock.now() });
  return { lines, transport: loggedTransport(transport, logger, clock) };
}

const request: HttpRequest = {
  method: 'POST',
  url: 'https://localhost:1/control/kEyOfTheTenant/vault/v1?code=s3cret-code',
  headers: { authorization: 'Bearer s3cret-token' },
  body: 'client_secret=s3cret-value',
};

describe('loggedTransport', () => {
  it('writes verb, host, path and status, and nothing of header, body, query or control key', async () => {
    const { lines, transport } = logged({
      send: async () => ({ status: 200, headers: { 'request-id': 'r-1' }, body: 's3cret-answer' }),
    });
    await transport.send(request);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'POST',
      host: 'localhost:1',
      status: 200,
      requestId: 'r-1',
    });
    expect(lines[0]).not.toMatch(/s3cret|kEyOfTheTenant/u);
  });

  it('writes what failed and passes the error on', async () => {
    const failure = new AppError({ code: 'offline', message: 'localhost cannot be reached.' });
    const { lines, transport } = logged({ send: () => Promise.reject(failure) });
    await expect(transport.send(request)).rejects.toBe(failure);
    expect(lines[0]).toContain('"code":"offline"');
  });
});
