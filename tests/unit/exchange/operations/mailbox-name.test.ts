import { describe, expect, it } from 'vitest';
import { createExchange } from '../../../../electron/exchange/exchange';
import type { Row } from '../../../../electron/exchange/invoke';
import { aliasOf } from '../../../../electron/exchange/operations/recipients';

/** Creates a shared mailbox where so many recipients have its first name already; returns what it was called. */
async function nameOf(address: string, taken: readonly Row[]): Promise<unknown> {
  let name: unknown;
  const exchange = createExchange(
    async (cmdlet, parameters) => {
      if (cmdlet !== 'New-Mailbox') return { result: taken, warnings: [] };
      name = parameters['Name'];
      expect(parameters['Alias']).toBe(name);
      return { result: [{ PrimarySmtpAddress: parameters['PrimarySmtpAddress'] }], warnings: [] };
    },
    { tenant: async () => 't' },
  );
  await exchange.createSharedMailbox(address, 'Any name: Büro & Söhne');
  return name;
}

describe('the name of a new shared mailbox', () => {
  it('is the local part, or ends in the domain where that is taken', async () => {
    expect(await nameOf('invoices@contoso.example', [])).toBe('invoices');
    expect(await nameOf('invoices@second.example', [{ Name: 'invoices' }])).toBe('invoices-second-example');
  });

  it.each([
    ['rechnung+größe@contoso.example', 'rechnunggroe'],
    ['_x.y@contoso.example', 'x.y'],
    ['#!@contoso.example', 'mailbox'],
    [`${'a'.repeat(70)}@contoso.example`, 'a'.repeat(64)],
  ])('%s holds only what Exchange takes: %s', (address, alias) => {
    expect(aliasOf(address)).toBe(alias);
  });

  it('is never longer than 64 characters', async () => {
    const name = await nameOf(`${'a'.repeat(70)}@a-very-long-name-of-a-domain.example`, [{}]);
    expect(String(name).length).toBeLessThanOrEqual(64);
  });
});
