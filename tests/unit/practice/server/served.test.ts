import { describe, expect, it } from 'vitest';
import type { PracticeRequest } from '../../../../electron/practice/server/handler';
import { batchParts, isWrite } from '../../../../electron/practice/server/served';

const request = (method: string, path: string, body: unknown = ''): PracticeRequest => ({
  method,
  path,
  query: new URLSearchParams(),
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  origin: 'https://localhost:1',
});

const batch = (...methods: string[]): PracticeRequest =>
  request('POST', '/v1.0/%24batch', {
    requests: methods.map((method, index) => ({ id: String(index), method, url: `/users?$top=${index}` })),
  });

describe('the record of requests', () => {
  it('tells writes from reads as each host means them', () => {
    expect(isWrite('graph', request('GET', '/v1.0/me'))).toBe(false);
    expect(isWrite('graph', request('PATCH', '/v1.0/applications/1'))).toBe(true);
    expect(isWrite('graph', batch('GET', 'get'))).toBe(false);
    expect(isWrite('graph', batch('GET', 'POST'))).toBe(true);
    expect(isWrite('exchange', request('POST', '/exchange/Get-Mailbox'))).toBe(false);
    expect(isWrite('exchange', request('POST', '/exchange/Get-MessageTraceV2'))).toBe(false);
    expect(isWrite('exchange', request('POST', '/exchange/Test-ApplicationAccessPolicy'))).toBe(false);
    expect(isWrite('exchange', request('POST', '/exchange/New-ManagementScope'))).toBe(true);
    expect(isWrite('entra', request('POST', '/common/oauth2/v2.0/token'))).toBe(false);
  });

  it('lists the parts of a batch with the status each got', () => {
    const answer = { status: 200, body: { responses: [{ id: '1', status: 404, body: {} }] } };
    expect(batchParts(batch('GET', 'POST'), answer)).toEqual([
      { method: 'GET', path: '/users', status: 0 },
      { method: 'POST', path: '/users', status: 404 },
    ]);
    expect(batchParts(request('GET', '/v1.0/me'), null)).toBeUndefined();
    expect(batchParts(request('POST', '/v1.0/$batch', 'no json'), null)).toEqual([]);
  });
});
