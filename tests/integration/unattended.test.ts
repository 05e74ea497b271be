import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnattendedDocument } from '../../electron/contract/unattended-setup';
import { documentOf, runCli } from '../support/cli';
import { liveState } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

const timeout = 180_000;

const command = async (tenant: TestTenant, ...args: readonly string[]) => {
  const practice = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
  const run = await runCli([...args, ...practice], tenant.folder);
  return { ...run, said: `${run.stdout}\n${run.stderr}` };
};
const unattended = async (tenant: TestTenant, ...args: readonly string[]) =>
  command(tenant, 'unattended', '--tenant', 'contoso.example', ...args);

describe('the reading application', { timeout }, () => {
  it('is set up once, found in place, and taken back without a trace', async () => {
    const tenant = await startTenant();
    const before = liveState(tenant.world);
    const asked = await unattended(tenant);
    expect(asked.code, asked.said).toBe(3);
    expect(liveState(tenant.world)).toEqual(before);
    const first = await unattended(
      tenant,
      '--yes',
      '--out',
      'reader.json',
      '--new-passphrase-file',
      'phrase.txt',
    );
    expect(first.code, first.said).toBe(0);
    expect(existsSync(join(tenant.folder, 'reader.json'))).toBe(true);
    const set = liveState(tenant.world);
    const again = await unattended(tenant, '--json');
    expect(again.code, again.said).toBe(0);
    expect(documentOf<UnattendedDocument>(again)).toMatchObject({
      result: 'nothing-to-do',
      plan: { steps: [], excess: [] },
    });
    expect(liveState(tenant.world)).toEqual(set);
    const removed = await unattended(tenant, '--remove', '--yes');
    expect(removed.code, removed.said).toBe(0);
    expect(liveState(tenant.world)).toEqual(before);
  });
});
