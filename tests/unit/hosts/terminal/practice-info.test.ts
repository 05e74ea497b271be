import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { readPracticeInfo } from '../../../../electron/hosts/terminal/practice-info';

const info = {
  ...{ authority: 'https://localhost:8443', graph: 'https://127.0.0.1:8443' },
  ...{ exchange: 'https://[::1]:8443/exchange', outbox: 'http://localhost:1/outbox' },
  control: 'https://localhost:8443/control/x',
  tenantId: '00000000-0000-4000-8000-000000000001',
  clientId: '00000000-0000-4000-8000-000000000002',
  ...{ domain: 'contoso.example', caFile: 'ca.pem', admins: [] },
};

async function read(document: unknown): Promise<unknown> {
  const texts: Readonly<Record<string, string>> = { 'p.json': JSON.stringify(document), 'ca.pem': 'CA' };
  return readPracticeInfo('p.json', { readText: async (path) => texts[path] ?? '' });
}

describe('the INFO file of a practice tenant', () => {
  it('is taken with addresses of this computer', async () => {
    expect(await read(info)).toEqual({ info, ca: 'CA' });
  });

  it.each([
    { authority: 'https://login.evil.example' },
    { graph: 'https://localhost.evil.example' },
    { exchange: 'https://10.0.0.1/exchange' },
    { control: 'https://localhost@evil.example/control' },
    { outbox: 'http://user:pass@localhost/outbox' },
  ])('is refused with %o: a credential would go there', async (change) => {
    const refusal: unknown = await read({ ...info, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).code).toBe('invalid-input');
    expect((refusal as AppError).message).toContain('not this computer');
  });
});
