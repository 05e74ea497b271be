import { describe, expect, it } from 'vitest';
import { createExchange } from '../../../../electron/exchange/exchange';
import { createWorld, trace } from './trace-world';

const since = '2026-11-20T08:00:00.000Z';

describe('message trace with more rows than a page', () => {
  it('goes on where a page ended, and tells every row once', async () => {
    const { invoke, calls } = createWorld(2500);
    const exchange = createExchange(invoke, { tenant: async () => 't' });
    const rows = await exchange.messageTrace({ senders: ['a@contoso.example'], since });
    expect(rows).toHaveLength(2500);
    expect(new Set(rows.map((row) => row.messageTraceId)).size).toBe(2500);
    expect(calls).toHaveLength(3);
    expect(calls[1]).toMatchObject({ StartingRecipientAddress: expect.stringContaining('@') as string });
  });

  it('asks once where the page is not full', async () => {
    const { invoke, calls } = createWorld(3);
    const exchange = createExchange(invoke, { tenant: async () => 't' });
    expect(await exchange.messageTrace({ senders: ['a@contoso.example'], since })).toHaveLength(3);
    expect(calls).toHaveLength(1);
  });

  it('leaves out what got there where only failures are asked for', async () => {
    const { invoke, calls } = createWorld(1);
    const exchange = createExchange(invoke, { tenant: async () => 't' });
    await exchange.messageTrace({ senders: ['a@contoso.example'], since, failed: true });
    await exchange.messageTrace({ senders: ['a@contoso.example'], since });
    expect(calls[0]?.['Status']).toEqual(['Failed', 'FilteredAsSpam', 'Quarantined']);
    expect(calls[1]).not.toHaveProperty('Status');
  });

  it('ends where a full page brings nothing new', async () => {
    const same = Array.from({ length: 1000 }, (_, index) => trace(index));
    let asked = 0;
    const exchange = createExchange(
      async () => {
        asked += 1;
        return { result: same, warnings: [] };
      },
      { tenant: async () => 't' },
    );
    expect(await exchange.messageTrace({ senders: ['a@contoso.example'], since })).toHaveLength(1000);
    expect(asked).toBe(2);
  });
});
