import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../../electron/contract/documents';
import { applyAndProve } from '../../support/apply-and-prove';
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

      await applyAndProve(run, job);
      expect((await control.requests()).filter(({ host }) => host === 'exchange')).not.toHaveLength(0);
    });
  },
);
