import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/errors';
import { runCli } from '../support/cli';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';

const setup = 'ostendo-continuum';

describe('the handoff', () => {
  it('is refused after a proof that failed, and goes on once it is mended', { timeout: 60_000 }, async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    grantMailSend(tenant);
    expect((await proveJob(tenant)).verdict).toBe('failed');

    const folder = join(tenant.folder, 'handoff');
    const kept: string[] = [];
    const keep = async (passphrase: string): Promise<void> => void kept.push(passphrase);
    const services = await tenant.services();
    const refused = services.handoff(setup, folder, { kind: 'new', keep });
    await expect(refused).rejects.toMatchObject({ code: 'refused' });
    expect(existsSync(folder)).toBe(false);
    expect(kept).toEqual([]);

    expect((await applyJob(tenant)).result).toBe('done');
    expect((await proveJob(tenant)).verdict).toBe('proven');
    await services.handoff(setup, folder, { kind: 'new', keep });
    expect(existsSync(join(folder, 'sealed.zip'))).toBe(true);
  });

  it('leaves nothing where the passphrase could not be put away', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const folder = join(tenant.folder, 'handoff');
    const full = async (): Promise<void> => {
      throw new AppError({ code: 'invalid-input', message: 'The disk is full.' });
    };
    const services = await tenant.services();
    await expect(services.handoff(setup, folder, { kind: 'new', keep: full })).rejects.toMatchObject({
      message: 'The disk is full.',
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('never writes a passphrase over another one, nor into the folder that it opens', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const { folder } = tenant;
    writeFileSync(join(folder, 'pass.txt'), 'the passphrase of another handoff');
    const common = ['handoff', setup, '--data', 'data', '--practice', 'practice.json', '--out', 'out'];
    for (const file of ['pass.txt', 'out/pass.txt', './out']) {
      const result = await runCli([...common, '--new-passphrase-file', file], folder);
      expect(result.code, result.stderr).toBe(2);
      expect(existsSync(join(folder, 'out'))).toBe(false);
    }
    expect(readFileSync(join(folder, 'pass.txt'), 'utf8')).toBe('the passphrase of another handoff');
  });
});
