import { describe, expect, it } from 'vitest';
import type { ExchangeReads } from '../../../electron/ports/exchange';
import { readFailures } from '../../../electron/upkeep/go-live/read-failures';
import { contoso } from '../../support/documents/parts';

const now = new Date('2026-11-21T12:00:00Z');
const times = { idleMs: 1, busyMs: 1, policyMs: 1 };
type Query = Parameters<ExchangeReads['messageTrace']>[0];

async function reading(configuredAt: string, senders: number) {
  const queries: Query[] = [];
  const messageTrace = async (query: Query) => {
    queries.push(query);
    const row = { messageTraceId: 't', messageId: 'm', sender: 's', recipient: 'r', subject: 'x' };
    return Promise.resolve([{ ...row, status: 'Failed', received: query.since }]);
  };
  const addresses = Array.from({ length: senders }, (_, index) => ({ address: `s${index}@contoso.example` }));
  const failures = await readFailures(
    { messageTrace },
    {
      spec: {
        ...{ application: 'Ostendo', vendor: 'ostendo', tenant: contoso.id, scoping: 'rbac' },
        ...{ senders: addresses, outsider: 'ceo@contoso.example' },
        credential: { kind: 'secret', months: 6 },
      },
      configured: { at: configuredAt, times },
      createdAt: configuredAt,
    },
    now,
  );
  return { queries, failures };
}

describe('mail that failed since the rights are as they are', () => {
  it('is asked for alone: mail that got there would fill the pages first', async () => {
    const { queries, failures } = await reading('2026-11-09T12:00:00Z', 21);
    expect(queries.map(({ since, senders }) => `${since} ${senders.length}`)).toEqual([
      '2026-11-09T12:00:00.000Z 20',
      '2026-11-09T12:00:00.000Z 1',
      '2026-11-19T12:00:00.000Z 20',
      '2026-11-19T12:00:00.000Z 1',
    ]);
    expect(queries.every(({ failed, days }) => failed === true && days === 10)).toBe(true);
    expect(failures).toEqual({
      ...{ count: 4, since: '2026-11-09T12:00:00.000Z', last: '2026-11-19T12:00:00.000Z' },
    });
  });

  it('is asked for within the 90 days that the trace keeps, also while the question is on its way', async () => {
    const { queries } = await reading('2025-01-01T00:00:00Z', 1);
    expect(queries[0]?.since).toBe('2026-08-23T13:00:00.000Z');
    expect(queries).toHaveLength(9);
  });

  it('is not asked for where that would take the queries of the whole tenant', async () => {
    const { queries, failures } = await reading('2025-01-01T00:00:00Z', 1000);
    expect(queries).toEqual([]);
    expect(failures).toMatchObject({ problem: expect.stringContaining('1000 senders') as string });
  });
});
