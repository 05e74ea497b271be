import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../electron/ports/transport';
import { createReader, type GraphReader } from '../../../electron/graph/reader';
import { bench, errorBody, partsOf, type Answer, type Bench, type Script } from './fakes';

function open(script: Script): Bench & { readonly reader: GraphReader } {
  const made = bench(script);
  const token = async (scopes: readonly string[], fresh: boolean): Promise<string> => {
    if (fresh) await made.tokens.refresh();
    return made.tokens.graph(scopes);
  };
  return { ...made, reader: createReader({ http: made.http, token }) };
}

/** Answers each part of a batch with its own path, or as told. */
function batchOf(request: HttpRequest, part: (url: string) => Answer = (url) => ({ json: { url } })): Answer {
  const responses = partsOf(request).map(({ id, url }) => {
    const { status = 200, headers = {}, json } = part(url);
    return { id, status, headers, body: json };
  });
  return { json: { responses: responses.reverse() } };
}

const read = (path: string, scope = 'User.Read') => ({ path, scopes: [scope] });

describe('reader', () => {
  it('sends a lone read as it stands', async () => {
    const { reader, transport, tokens } = open(() => ({ json: { a: 1 } }));
    expect(await reader.get(read('/me'))).toEqual({ a: 1 });
    expect(transport.lines).toEqual(['GET /me']);
    expect(tokens.asked).toEqual([['User.Read']]);
  });

  it('sends reads of one tick as one batch, with one token for all their scopes', async () => {
    const { reader, transport, tokens } = open((request) => batchOf(request));
    const answers = await Promise.all([
      reader.get(read('/me')),
      Promise.resolve().then(() => reader.get(read('/organization', 'Organization.Read.All'))),
      reader.get(read('/me')),
    ]);
    expect(answers).toEqual([{ url: '/me' }, { url: '/organization' }, { url: '/me' }]);
    expect(transport.lines).toEqual(['POST /$batch']);
    expect(partsOf(transport.requests[0]!)).toHaveLength(2);
    expect(new Set(tokens.asked.map(String))).toEqual(new Set(['Organization.Read.All,User.Read']));
  });

  it('grows by one batch per twenty', async () => {
    const { reader, transport } = open((request) => batchOf(request));
    await Promise.all(Array.from({ length: 45 }, (_, index) => reader.get(read(`/users/${index}`))));
    expect(transport.requests.map((request) => partsOf(request).length)).toEqual([20, 20, 5]);
  });

  it('repeats throttled parts only, each after its own Retry-After', async () => {
    const seen = new Map<string, number>();
    const { reader, transport, clock } = open((request) => {
      const part = (url: string): Answer => {
        const count = (seen.get(url) ?? 0) + 1;
        seen.set(url, count);
        const wait = { '/b': '2', '/c': '9' }[url];
        if (wait === undefined || count > 1) return { json: { url } };
        return { status: 429, headers: { 'Retry-After': wait }, json: errorBody('TooManyRequests') };
      };
      if (request.method === 'POST') return batchOf(request, part);
      return part(request.url.replace('https://graph.example/v1.0', ''));
    });
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => reader.get(read(path))));
    expect(answers).toEqual([{ url: '/a' }, { url: '/b' }, { url: '/c' }]);
    expect(clock.sleeps).toEqual([2000, 9000]);
    expect(seen).toEqual(
      new Map([
        ['/a', 1],
        ['/b', 2],
        ['/c', 2],
      ]),
    );
    expect(transport.requests.length).toBeLessThanOrEqual(3);
  });

  it('fails only the parts that were refused', async () => {
    const { reader } = open((request) =>
      batchOf(request, (url) =>
        url === '/no' ? { status: 403, json: errorBody('Authorization_RequestDenied') } : { json: 1 },
      ),
    );
    const [yes, no] = await Promise.allSettled([
      reader.get(read('/yes')),
      reader.get(read('/no', 'Policy.Read.All')),
    ]);
    expect(yes).toMatchObject({ status: 'fulfilled', value: 1 });
    expect(no).toMatchObject({ status: 'rejected', reason: { code: 'permission-denied' } });
    expect((no as PromiseRejectedResult).reason.facts.message).toContain('Policy.Read.All');
  });

  it('loses only the reads whose consent is not to be had', async () => {
    const { reader, transport, tokens } = open((request) =>
      request.method === 'POST' ? batchOf(request) : { json: 'alone' },
    );
    tokens.refuses = 'Directory.Read.All';
    const settled = await Promise.allSettled([
      reader.get(read('/me')),
      reader.get(read('/grants', 'Directory.Read.All')),
      reader.get(read('/apps', 'Application.Read.All')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: 'consent-required' } });
    expect(transport.lines).toEqual(['POST /$batch']);
    const pair = await Promise.allSettled([
      reader.get(read('/me')),
      reader.get(read('/grants', 'Directory.Read.All')),
    ]);
    expect(pair[0]).toMatchObject({ value: 'alone' });
    const none = await Promise.allSettled([
      reader.get(read('/a', 'Directory.Read.All')),
      reader.get(read('/b', 'Directory.Read.All')),
    ]);
    expect(none.every(({ status }) => status === 'rejected')).toBe(true);
    expect(transport.requests).toHaveLength(2);
  });

  it('repeats a whole batch whose answer was lost, for it only reads', async () => {
    const { reader, transport } = open((request, index) =>
      index === 0 ? { status: 504 } : batchOf(request),
    );
    await Promise.all([reader.get(read('/a')), reader.get(read('/b'))]);
    expect(transport.lines).toEqual(['POST /$batch', 'POST /$batch']);
  });

  it('takes a fresh token once when parts were refused for it', async () => {
    const { reader, tokens } = open((request) =>
      batchOf(request, () =>
        request.headers['authorization'] === 'Bearer token-0'
          ? { status: 401, json: errorBody('InvalidAuthenticationToken') }
          : { json: 1 },
      ),
    );
    expect(await Promise.all([reader.get(read('/a')), reader.get(read('/b'))])).toEqual([1, 1]);
    expect(tokens.refreshed).toBe(1);
  });

  it('asks again for a part that was left unanswered', async () => {
    const { reader, transport } = open((request) =>
      request.method === 'POST' ? { json: { responses: [{ id: '1', status: 200, body: 1 }] } } : { json: 2 },
    );
    expect(await Promise.all([reader.get(read('/a')), reader.get(read('/b'))])).toEqual([1, 2]);
    expect(transport.lines).toEqual(['POST /$batch', 'GET /b']);
  });

  it('answers null for what is not there', async () => {
    const { reader } = open(() => ({ status: 404, json: errorBody('Request_ResourceNotFound') }));
    expect(await reader.find(read('/applications/x'))).toBeNull();
    await expect(reader.get(read('/applications/x'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('follows nextLinks of its own host', async () => {
    const { reader, transport } = open(({ url }) =>
      url.includes('skip')
        ? { json: { value: [3] } }
        : { json: { value: [1, 2], '@odata.nextLink': 'https://graph.example/v1.0/users?$skiptoken=x' } },
    );
    expect(await reader.list(read('/users'))).toEqual([1, 2, 3]);
    expect(transport.lines).toEqual(['GET /users', 'GET /users?$skiptoken=x']);
  });

  it('does not carry the token to a foreign nextLink', async () => {
    const { reader, transport } = open(() => ({
      json: { value: [1], '@odata.nextLink': 'https://evil.example/v1.0/users?$skiptoken=x' },
    }));
    await expect(reader.list(read('/users'))).rejects.toMatchObject({ code: 'refused' });
    expect(transport.requests).toHaveLength(1);
  });

  it('fails rather than take a list without an end for a whole one', async () => {
    const { reader, transport } = open(({ url }) => ({
      json: { value: [1], '@odata.nextLink': `${url}${url.includes('?') ? '' : '?$skiptoken='}x` },
    }));
    await expect(reader.list(read('/users'))).rejects.toMatchObject({ code: 'internal' });
    expect(transport.requests.length).toBeLessThanOrEqual(500);
  });
});
