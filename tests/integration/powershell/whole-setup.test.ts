import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApplyDocument, PlanDocument } from '../../../electron/contract/documents';
import { proofDocumentSchema, type ProofDocument } from '../../../electron/contract/proof';
import { documentOf, runCli } from '../../support/cli';
import { testFolder } from '../../support/folder';
import { startPracticeProcess } from '../../support/practice-process';
import { needsPwsh, pwsh } from '../../support/powershell/pwsh';
import { placeStandIn } from '../../support/powershell/stand-in';
import { writeJob } from '../../support/setup-files';

/** Where `--exchange powershell` finds its PowerShell and, in place of Microsoft's module, the stand-in. */
function environment(folder: string): NodeJS.ProcessEnv {
  const named = process.env['SENDWRIGHT_PWSH'];
  return {
    SENDWRIGHT_EXO_MODULE: placeStandIn(folder),
    ...(named === undefined ? {} : { SENDWRIGHT_PWSH: named }),
  };
}

describe.skipIf(pwsh === null).each(['rbac', 'accessPolicy'] as const)(
  `the whole setup through PowerShell, %s${needsPwsh}`,
  (scoping) => {
    it('comes to the same end as with the practice tenant directly', { timeout: 600_000 }, async () => {
      const folder = testFolder();
      const { infoFile, control } = await startPracticeProcess(folder);
      const job = writeJob(folder, { scoping, createSender: 'payroll-notification@contoso.example' });
      const common = ['--practice', infoFile, '--exchange', 'powershell', '--json'];
      const env = environment(folder);
      const run = async (...args: string[]) =>
        runCli([...args, ...common, '--data', join(folder, 'data')], folder, env);

      const planned = await run('plan', job);
      expect(planned.code, planned.stderr).toBe(0);
      expect(documentOf<PlanDocument>(planned).verdict).toBe('ready');

      const applied = await run('apply', job, '--yes');
      expect(applied.code, applied.stderr).toBe(0);
      expect(documentOf<ApplyDocument>(applied).result).toBe('done');

      const again = await run('apply', job, '--yes');
      expect(documentOf<ApplyDocument>(again).result).toBe('nothing-to-do');

      const proved = await run('prove', 'ostendo-continuum');
      expect(proved.code, proved.stdout + proved.stderr).toBe(0);
      const proof = proofDocumentSchema.parse(documentOf<ProofDocument>(proved));
      expect(proof.verdict).toBe('proven');
      expect(proof.reach.mailboxes.toSorted()).toEqual([
        'invoices@contoso.example',
        'payroll-notification@contoso.example',
      ]);
      expect((await control.requests()).filter(({ host }) => host === 'exchange')).not.toHaveLength(0);
    });
  },
);
