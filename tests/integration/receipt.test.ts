import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenDocument, ReceiptDocument, StatusDocument } from '../../electron/contract/documents';
import { receiptSchema } from '../../electron/contract/receipt';
import { documentOf, runCli } from '../support/cli';
import { Control } from '../support/control';
import { applyJob, ownApplication, proveJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';

/** A proven setup, handed over with a passphrase, and the command line on both sides. */
async function handedOver(change?: JobChange) {
  const tenant = await startTenant();
  expect((await applyJob(tenant, change)).result).toBe('done');
  expect((await proveJob(tenant)).verdict).toBe('proven');
  const practice = ['--practice', 'practice.json', '--json'];
  const consultant = (...args: readonly string[]) =>
    runCli([...args, '--data', 'data', ...practice], tenant.folder);
  // Another computer: it has nothing but the folder, the passphrase and the network.
  const vendor = (...args: readonly string[]) =>
    runCli(['open', 'handoff', '--passphrase-file', 'p.txt', ...args, '--data', 'elsewhere'], tenant.folder);
  const handed = await consultant('handoff', setup, '--out', 'handoff', '--new-passphrase-file', 'p.txt');
  expect(handed.code, handed.stderr).toBe(0);
  return { tenant, consultant, vendor, practice };
}

describe('the vendor tests the credential it was given', () => {
  it('and is told that it works, is wrong, has ended or is blocked', { timeout: 90_000 }, async () => {
    const { tenant, vendor, practice } = await handedOver();
    const tested = async () => {
      const opened = await vendor(...practice);
      return { code: opened.code, test: documentOf<OpenDocument>(opened).test };
    };
    expect(await tested()).toMatchObject({ code: 0, test: { result: 'works' } });

    const blocked = { kind: 'status', status: 400, code: 'AADSTS53003', message: 'Blocked.' };
    tenant.world.faults.replace([{ match: { path: '/oauth2/v2.0/token$' }, ...blocked }]);
    const found = await tested();
    expect(found).toMatchObject({ code: 3, test: { result: 'blocked', serviceCode: 'AADSTS53003' } });
    expect(found.test?.message).toContain('workload identities');
    expect(found.test?.next).toContain('address that the product sends from');
    expect(found.test?.requestId).toMatch(/^[0-9a-f-]{36}$/u);

    const reset = { match: { path: '/oauth2/v2.0/token$' }, kind: 'reset', times: 20 };
    tenant.world.faults.replace([reset]);
    expect(await tested()).toMatchObject({ code: 3, test: { result: 'unreachable' } });
    tenant.world.faults.replace([]);

    const [password] = ownApplication(tenant).passwordCredentials;
    if (password !== undefined) password.endDateTime = '2020-01-01T00:00:00Z';
    expect(await tested()).toMatchObject({ code: 1, test: { result: 'expired' } });
    ownApplication(tenant).passwordCredentials.length = 0;
    const gone = await tested();
    expect(gone).toMatchObject({ code: 1, test: { result: 'wrong', who: 'whoever handed this over' } });
  });

  it(
    'only where it is meant: never at another address, nor where it is not wanted',
    { timeout: 60_000 },
    async () => {
      const { tenant, vendor, practice } = await handedOver();
      const control = new Control(tenant.info, tenant.ca);
      const tokens = async () =>
        (await control.requests()).filter(({ path }) => path.endsWith('/token')).length;
      const before = await tokens();
      expect(before).toBeGreaterThan(0);
      const elsewhere = documentOf<OpenDocument>(await vendor('--json')).test;
      expect(elsewhere).toMatchObject({
        result: 'skipped',
        message: expect.stringContaining('Nothing was sent'),
      });
      expect(documentOf<OpenDocument>(await vendor('--no-test', ...practice)).test?.result).toBe('skipped');
      expect(await tokens()).toBe(before);
    },
  );
});

describe('a receipt', () => {
  it('says who took what over, and the consultant’s record knows it', { timeout: 90_000 }, async () => {
    const { tenant, consultant, vendor, practice } = await handedOver();
    const opened = await vendor('--receipt', 'receipt.json', '--name', 'Jane Doe', ...practice);
    expect(opened.code, opened.stderr).toBe(0);
    const file = join(tenant.folder, 'receipt.json');
    const receipt = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(receipt).toMatchObject({ receivedBy: 'Jane Doe', test: { result: 'works' } });
    const [password] = ownApplication(tenant).passwordCredentials;
    expect(readFileSync(file, 'utf8')).not.toContain(password?.secretText ?? 'nothing?');

    const taken = await consultant('handoff', setup, '--receipt', 'receipt.json');
    expect(taken.code, taken.stderr).toBe(0);
    expect(documentOf<ReceiptDocument>(taken)).toMatchObject({
      ...{ receivedBy: 'Jane Doe', confirmed: true, isLast: true },
    });
    const [shown] = documentOf<StatusDocument>(await consultant('status')).setups;
    expect(shown?.takenOver).toEqual({
      ...{ by: 'Jane Doe', at: receipt.receivedAt, test: 'works', isCurrent: true },
    });
    const people = await runCli(['status', '--data', 'data', '--practice', 'practice.json'], tenant.folder);
    expect(people.stdout).toMatch(/taken over\s+by Jane Doe/u);
    // Nothing to do where it is applied again: what was taken over stays known.
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
    const [again] = documentOf<StatusDocument>(await consultant('status')).setups;
    expect(again?.takenOver?.by).toBe('Jane Doe');
  });

  it('is given for a certificate as for a secret', { timeout: 60_000 }, async () => {
    const change = { vendor: 'elegere', credential: '{ kind: certificate, months: 12 }' };
    const { consultant, vendor, practice } = await handedOver(change);
    const opened = await vendor('--receipt', 'receipt.json', '--name', 'Jane Doe', ...practice);
    expect(opened.code, opened.stdout + opened.stderr).toBe(0);
    const taken = await consultant('handoff', setup, '--receipt', 'receipt.json');
    expect(documentOf<ReceiptDocument>(taken)).toMatchObject({ confirmed: true, isLast: true });
  });

  it(
    'is refused where it was changed or is for another folder, told kindly',
    { timeout: 90_000 },
    async () => {
      const { tenant, consultant, vendor, practice } = await handedOver();
      await vendor('--receipt', 'receipt.json', '--name', 'Jane Doe', ...practice);
      const file = join(tenant.folder, 'receipt.json');
      const receipt = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const taking = async (change: object | string) => {
        const text = typeof change === 'string' ? change : JSON.stringify({ ...receipt, ...change });
        writeFileSync(file, text);
        return consultant('handoff', setup, '--receipt', 'receipt.json');
      };
      for (const [change, code, words] of [
        [{ receivedBy: 'Mallory' }, 1, 'changed afterwards'],
        [{ bundle: 'a'.repeat(64) }, 1, 'not handed over from this computer'],
        [{ clientId: '1d2e3f40-0000-4000-8000-00000000000b' }, 1, 'another application'],
        [{ format: 2 }, 2, 'no receipt'],
        [{ secret: 'x' }, 2, 'no receipt'],
        ['hello', 2, 'not JSON'],
      ] as const) {
        const refused = await taking(change);
        expect(refused.code, refused.stdout).toBe(code);
        expect(refused.stdout).toContain(words);
      }
      const [shown] = documentOf<StatusDocument>(await consultant('status')).setups;
      expect(shown?.takenOver).toBeNull();
      expect((await taking({})).code).toBe(0);
    },
  );

  it('is not written for what was not opened, nor for nobody', { timeout: 60_000 }, async () => {
    const { tenant, vendor } = await handedOver();
    const shut = ['open', 'handoff', '--receipt', 'r.json', '--name', 'Jane Doe', '--json'];
    const unopened = await runCli(shut, tenant.folder);
    expect(unopened.code).toBe(2);
    expect(unopened.stdout).toContain('must be opened first');
    expect((await vendor('--receipt', 'r.json', '--json')).code).toBe(2);
    expect((await vendor('--receipt', 'r.json', '--name', ' ', '--json')).code).toBe(2);
  });
});
