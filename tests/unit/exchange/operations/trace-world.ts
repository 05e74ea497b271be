import type { Invoke, Row } from '../../../../electron/exchange/invoke';

const start = Date.parse('2026-11-20T20:00:00.000Z');

/** One row of the trace; three to a second, so that a page may end within one. */
export function trace(index: number): Row {
  return {
    MessageTraceId: `trace-${index}`,
    Received: new Date(start - Math.floor(index / 3) * 1000).toISOString(),
    SenderAddress: 'a@contoso.example',
    RecipientAddress: `r${index % 3}@partner.example`,
    Subject: 'x',
    Status: 'Delivered',
  };
}

/** Get-MessageTraceV2 over so many rows, newest first; goes on by EndDate and StartingRecipientAddress. */
export function createWorld(count: number): {
  readonly invoke: Invoke;
  readonly calls: Readonly<Record<string, unknown>>[];
} {
  const all = Array.from({ length: count }, (_, index) => trace(index));
  const calls: Readonly<Record<string, unknown>>[] = [];
  return {
    calls,
    invoke: async (_cmdlet, parameters) => {
      calls.push(parameters);
      const end = Date.parse(String(parameters['EndDate']));
      const start = parameters['StartingRecipientAddress'];
      const rows = all.filter((row) => {
        const time = Date.parse(String(row['Received']));
        if (time !== end || typeof start !== 'string') return time <= end;
        return String(row['RecipientAddress']) >= start;
      });
      return { result: rows.slice(0, Number(parameters['ResultSize'])), warnings: [] };
    },
  };
}
