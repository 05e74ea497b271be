import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, runCli } from '../support/cli';
import type { ApplyDocument, PlanDocument, StatusDocument } from '../../electron/contract/documents';
import type { ProofDocument } from '../../electron/contract/proof';
import { writeJob } from '../support/setup-files';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const mailbox = 'sendwright-test@contoso.example';
const extra = `testStage: { address: ${mailbox}, create: shared, displayName: Sendwright test }`;

describe.each(['rbac', 'accessPolicy'] as const)('a setup with a test stage in %s mode', (scoping) => {
  it(
    'is proven with the test mailbox, goes live by a plan of its own, and is proven again',
    { timeout: 120_000 },
    async () => {
      const tenant = await startTenant();
      const file = writeJob(tenant.folder, { scoping, extra });
      const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), '--json'];
      const run = async <T>(code: number, ...args: string[]): Promise<T> => {
        const result = await runCli([...args, ...common], tenant.folder);
        expect(result.code, `${args.join(' ')}\n${result.stdout}${result.stderr}`).toBe(code);
        return documentOf<T>(result);
      };
      const status = async () => (await run<StatusDocument>(0, 'status', setup)).setups[0];

      expect((await run<ApplyDocument>(0, 'apply', file, '--yes')).result).toBe('done');
      expect(await status()).toMatchObject({ stage: 'test', senders: [mailbox] });
      const tested = await run<ProofDocument>(0, 'prove', setup);
      expect(tested).toMatchObject({ verdict: 'proven', stage: 'test', senders: [mailbox] });
      expect(await status()).toMatchObject({ state: 'proven', stage: 'test' });
      expect((await status())?.next).toContain('--go-live');
      // Before going live nothing is handed over, and applying again changes nothing.
      await tenant.services().then(async (services) =>
        expect(services.handoff(setup, join(tenant.folder, 'out'), null)).rejects.toMatchObject({
          code: 'preflight-failed',
        }),
      );
      expect((await run<ApplyDocument>(0, 'apply', file, '--yes')).result).toBe('nothing-to-do');
      expect(await status()).toMatchObject({ state: 'proven' });
      const refused = await run<{ result: string }>(
        1,
        'send',
        setup,
        '--from',
        'invoices@contoso.example',
        '--to',
        'ceo@contoso.example',
      );
      expect(refused.result).toBe('refused');

      const planned = await run<PlanDocument>(0, 'plan', file, '--go-live', '--out', 'live.json');
      expect(planned.plan.checks.find((check) => check.id === 'test-stage')?.status).toBe('pass');
      expect((await run<ApplyDocument>(0, 'apply', 'live.json', '--yes')).result).toBe('done');
      expect(await status()).toMatchObject({ stage: 'live', senders: ['invoices@contoso.example'] });
      const proof = await run<ProofDocument>(0, 'prove', setup);
      expect(proof).toMatchObject({ verdict: 'proven', senders: ['invoices@contoso.example'] });
      const out = await run<{ result: string }>(
        1,
        'send',
        setup,
        '--from',
        mailbox,
        '--to',
        'ceo@contoso.example',
      );
      expect(out.result).toBe('refused');
    },
  );
});

describe('going live', () => {
  it('is refused without a test stage, and by a plan that was made for the test stage', async () => {
    const tenant = await startTenant();
    const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), '--json'];
    const without = await runCli(['plan', writeJob(tenant.folder), '--go-live', ...common], tenant.folder);
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('no test stage')]);
    const file = writeJob(tenant.folder, { extra });
    expect((await runCli(['plan', file, '--out', 'test.json', ...common], tenant.folder)).code).toBe(0);
    const other = await runCli(['apply', 'test.json', '--go-live', '--yes', ...common], tenant.folder);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('not made for going live')]);
  });
});
