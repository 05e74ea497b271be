import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { ExchangeReads } from '../../../electron/ports/exchange';
import { checkExchangeHost, readExchangeHost } from '../../../electron/setup/exchange-host';

const portWith = (host?: () => Promise<string>) =>
  ({ ...(host === undefined ? {} : { host }) }) as ExchangeReads;
const failing = (error: AppError) => portWith(async () => Promise.reject(error));

describe('what runs the Exchange cmdlets', () => {
  it('is no check where nothing is needed on this computer', async () => {
    expect(checkExchangeHost(await readExchangeHost(portWith()))).toEqual([]);
  });

  it('passes with its versions', async () => {
    const found = await readExchangeHost(portWith(async () => 'PowerShell 7.6.1 with 3.10.1'));
    expect(checkExchangeHost(found)).toMatchObject([
      { status: 'pass', finding: 'PowerShell 7.6.1 with 3.10.1' },
    ]);
  });

  it('fails as this computer’s fault, with every place looked at', async () => {
    const issues = [{ where: '/usr/bin/pwsh', problem: 'too old' }];
    const error = new AppError({ code: 'preflight-failed', message: 'None.', who: 'w', next: 'n', issues });
    expect(checkExchangeHost(await readExchangeHost(failing(error)))).toMatchObject([
      { status: 'fail', fault: 'computer', finding: 'None. /usr/bin/pwsh: too old', who: 'w', next: 'n' },
    ]);
  });

  it('passes on any other failure', async () => {
    const error = new AppError({ code: 'cancelled', message: 'Cancelled.' });
    await expect(readExchangeHost(failing(error))).rejects.toBe(error);
  });
});
