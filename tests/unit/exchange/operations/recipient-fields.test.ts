import { describe, expect, it } from 'vitest';
import { recipientFields, recipientView } from '../../../../electron/exchange/operations/recipients';

describe('the fields of a recipient', () => {
  it('are exactly what is read of its row: what is not asked for would be missing in PowerShell alone', () => {
    const read = new Set<string>();
    const row = new Proxy<Record<string, unknown>>(
      Object.fromEntries(recipientFields.map((name) => [name, ''])),
      {
        has: (target, name) => {
          read.add(String(name));
          return name in target;
        },
      },
    );
    recipientView(row);
    expect([...read].sort()).toEqual([...recipientFields].sort());
  });
});
