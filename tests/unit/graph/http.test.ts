import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { GraphCall } from '../../../electron/graph/http';
import { bench, errorBody, type Answer } from './fakes';

const read: GraphCall = { method: 'GET', target: '/me', token: async () => 'T' };
const write: GraphCall = {
  method: 'POST',
  target: '/servicePrincipals',
  token: async () => 'T',
  body: { a: 1 },
};
const lost = new AppError({ code: 'answer-lost', message: 'lost' });

function facts(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.facts : error),
  );
}

describe('graph http', () => {
  it('sends the token, a request id and the body to the pinned host', async () => {
    const { http, transport } = bench(() => ({
      status: 201,
      json: { id: '1' },
      headers: { 'request-id': 'r' },
    }));
    const answer = await http.send(write);
    expect(answer).toMatchObject({ status: 201, body: { id: '1' }, requestId: 'r' });
    expect(transport.requests[0]).toMatchObject({
      url: 'https://graph.example/v1.0/servicePrincipals',
      body: '{"a":1}',
      headers: { authorization: 'Bearer T', 'client-request-id': 'id-1', 'content-type': 'application/json' },
    });
  });

  it.each([
    'https://evil.example/v1.0/me',
    'http://graph.example/v1.0/me',
    'https://graph.example:444/v1.0/me',
    'https://graph.example/beta/me',
    'https://x@graph.example/v1.0/me',
  ])('sends nothing to %s', async (target) => {
    const { http, transport } = bench(() => ({ json: {} }));
    await expect(http.send({ ...read, target })).rejects.toMatchObject({ code: 'refused' });
    expect(transport.requests).toEqual([]);
  });

  it('waits as long as Retry-After says, for reads and writes', async () => {
    for (const call of [read, write]) {
      const { http, transport, clock } = bench((_request, index): Answer =>
        index === 0
          ? { status: 429, headers: { 'retry-after': '7' }, json: errorBody('TooManyRequests') }
          : { json: {} },
      );
      await http.send(call);
      expect(clock.sleeps).toEqual([7000]);
      expect(transport.requests).toHaveLength(2);
    }
  });

  it('reads Retry-After given as a date', async () => {
    const { http, clock } = bench((_request, index): Answer =>
      index === 0
        ? { status: 503, headers: { 'retry-after': 'Sat, 21 Nov 2026 10:00:12 GMT' } }
        : { json: {} },
    );
    await http.send(read);
    expect(clock.sleeps).toEqual([12_000]);
  });

  it('gives up when Retry-After is longer than the bound, naming the wait', async () => {
    const { http, clock } = bench(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    const error = await facts(http.send(read));
    expect(error).toMatchObject({ code: 'throttled', retryable: true });
    expect((error as { next: string }).next).toContain('3600 seconds');
    expect(clock.sleeps).toEqual([]);
  });

  it('repeats a read after lost answers with growing waits, six times at most', async () => {
    const { http, transport, clock } = bench(() => lost);
    expect(await facts(http.send(read))).toMatchObject({ code: 'answer-lost' });
    expect(transport.requests).toHaveLength(6);
    expect(clock.sleeps).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  it.each(['answer-lost', 'timeout', 'offline'] as const)('never repeats a write after %s', async (code) => {
    const { http, transport } = bench(() => new AppError({ code, message: code }));
    expect(await facts(http.send(write))).toMatchObject({ code });
    expect(transport.requests).toHaveLength(1);
  });

  it('calls the answer of a write lost when the server failed in the middle', async () => {
    for (const status of [500, 502, 504]) {
      const { http, transport } = bench(() => ({ status }));
      expect(await facts(http.send(write))).toMatchObject({ code: 'answer-lost', status });
      expect(transport.requests).toHaveLength(1);
    }
  });

  it('calls the answer of a write lost when its body is cut off, and reads again', async () => {
    const cut = bench(() => ({ status: 201, body: '{"id":"1' }));
    expect(await facts(cut.http.send(write))).toMatchObject({ code: 'answer-lost' });
    expect(cut.transport.requests).toHaveLength(1);
    const again = bench((_request, index) => ({ body: index === 0 ? '{"id":"1' : '{"id":"1"}' }));
    expect((await again.http.send(read)).body).toEqual({ id: '1' });
  });

  it('asks once for a fresh token when the token was refused', async () => {
    const asked: boolean[] = [];
    const token = async (fresh: boolean): Promise<string> => {
      asked.push(fresh);
      return fresh ? 'new' : 'old';
    };
    const { http } = bench(({ headers }) =>
      headers['authorization'] === 'Bearer new'
        ? { json: { ok: true } }
        : { status: 401, json: errorBody('InvalidAuthenticationToken') },
    );
    expect((await http.send({ ...read, token })).body).toEqual({ ok: true });
    expect(asked).toEqual([false, true]);
    const stubborn = bench(() => ({ status: 401, json: errorBody('InvalidAuthenticationToken') }));
    expect(await facts(stubborn.http.send(read))).toMatchObject({ code: 'not-signed-in' });
    expect(stubborn.transport.requests).toHaveLength(2);
  });

  it('stops waiting when cancelled', async () => {
    const abort = new AbortController();
    const { http, transport } = bench(() => {
      abort.abort();
      return { status: 429, headers: { 'retry-after': '5' } };
    });
    await expect(http.send({ ...read, signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(transport.requests).toHaveLength(1);
  });

  it('does not follow redirects', async () => {
    const { http } = bench(() => ({ status: 302, headers: { location: 'https://evil.example/' } }));
    expect(await facts(http.send(read))).toMatchObject({ code: 'refused', status: 302 });
  });
});
