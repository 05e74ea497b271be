import { beforeAll, describe, expect, it } from 'vitest';
import type { ApplyDocument } from '../../electron/contract/documents';
import type { ErrorFacts } from '../../electron/contract/errors';
import { documentOf, type CliResult } from '../support/cli';
import { endState } from '../support/end-state';
import {
  expectResumed,
  heldRun,
  jobByProcess,
  kill,
  undisturbedRun,
  type Undisturbed,
} from '../support/interrupted';

const scope = { match: { method: 'POST', path: '^/exchange/New-ManagementScope$' } } as const;
const secret = { match: { method: 'POST', path: '/addPassword$' } } as const;

let undisturbed: Undisturbed;
beforeAll(async () => {
  undisturbed = await undisturbedRun('rbac');
});

async function interrupt(running: Awaited<ReturnType<typeof heldRun>>): Promise<CliResult> {
  running.child.kill('SIGINT');
  return running.done;
}

describe.concurrent('Ctrl+C', () => {
  it.for([
    { name: 'before a scope is made', fault: { ...scope, kind: 'hang' } },
    { name: 'after a scope was made', fault: { ...scope, kind: 'hang-after' } },
    { name: 'after a secret was made', fault: { ...secret, kind: 'hang-after' } },
  ] as const)(
    '$name: what is done stays, the next apply completes',
    async ({ fault }, { onTestFinished }) => {
      const job = await jobByProcess('rbac', onTestFinished);
      const result = await interrupt(await heldRun(job, fault));
      expect(result.code, result.stdout + result.stderr).toBe(130);
      expect(documentOf<ApplyDocument>(result).result).toBe('cancelled');
      expect(endState(job.tenant.world)).not.toEqual(undisturbed.before);
      job.tenant.world.faults.replace([]);
      await expectResumed(job, undisturbed);
    },
  );

  it('while planning: nothing was written', async ({ onTestFinished }) => {
    const job = await jobByProcess('rbac', onTestFinished);
    const fault = { match: { path: '^/exchange/', writes: false }, kind: 'hang' } as const;
    const result = await interrupt(await heldRun(job, fault));
    expect(result.code, result.stdout + result.stderr).toBe(130);
    expect(endState(job.tenant.world)).toEqual(undisturbed.before);
  });
});

describe('two applies at once', () => {
  it('the second stops and names the process that works; both in the end leave one setup', async ({
    onTestFinished,
  }) => {
    const job = await jobByProcess('rbac', onTestFinished);
    const first = await heldRun(job, { ...scope, kind: 'hang' });
    const second = await job.run();
    expect(second.code, second.stderr).toBe(3);
    const { error } = documentOf<{ error: ErrorFacts }>(second);
    expect(error.code).toBe('in-use');
    expect(error.message).toContain(`process ${first.child.pid ?? 0} `);
    await kill(job, first);
    await expectResumed(job, undisturbed);
  });
});
