import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type {
  ApplyDocument,
  PlanDocument,
  SendDocument,
  StatusDocument,
} from '../../electron/contract/documents';
import { handoffSchema } from '../../electron/contract/handoff';
import { proofDocumentSchema, type ProofDocument } from '../../electron/contract/proof';
import { applyAndProve } from '../support/apply-and-prove';
import { documentOf, runCli } from '../support/cli';
import { testFolder } from '../support/folder';
import { startPracticeProcess } from '../support/practice-process';
import { writeJob } from '../support/setup-files';

describe.each(['rbac', 'accessPolicy'] as const)('the job as separate commands, %s', (scoping) => {
  it('goes from plan to handoff, and a second apply changes nothing', { timeout: 120_000 }, async () => {
    const folder = testFolder();
    const { infoFile, control } = await startPracticeProcess(folder);
    const job = writeJob(folder, { scoping, createSender: 'payroll-notification@contoso.example' });
    const common = ['--practice', infoFile, '--data', join(folder, 'data'), '--json'];
    const run = async (...args: string[]) => runCli([...args, ...common], folder);

    const planned = await run('plan', job);
    expect(planned.code, planned.stderr).toBe(0);
    const plan = documentOf<PlanDocument>(planned);
    expect(plan.verdict).toBe('ready');
    expect(plan.plan.steps.length).toBeGreaterThan(4);
    const reads = (await control.requests()).filter((request) => request.host === 'graph');
    expect(reads.every((request) => request.method === 'GET' || request.path.endsWith('/$batch'))).toBe(true);
    expect(reads.flatMap((request) => request.parts ?? []).every((part) => part.method === 'GET')).toBe(true);

    const refused = await run('apply', job);
    expect(refused.code).toBe(3);
    expect(documentOf<ApplyDocument>(refused).result).toBe('not-approved');

    const proof = await applyAndProve(run, job);

    // Another client id is somebody's application to look at, not what signs in.
    const looked = await run('prove', '--client-id', proof.clientId);
    expect(looked.code, looked.stdout + looked.stderr).toBe(3);
    expect(proofDocumentSchema.parse(documentOf<ProofDocument>(looked))).toMatchObject({
      clientId: proof.clientId,
      verdict: 'unknown',
    });

    const inside = await run(
      'send',
      'ostendo-continuum',
      '--from',
      'invoices@contoso.example',
      '--to',
      'anna@contoso.example',
    );
    expect(inside.code, inside.stderr).toBe(0);
    const outside = await run(
      'send',
      'ostendo-continuum',
      '--from',
      'ceo@contoso.example',
      '--to',
      'admin@contoso.example',
    );
    expect(outside.code).toBe(1);
    expect(documentOf<SendDocument>(outside).refusal?.code).toBe('ErrorAccessDenied');

    const passphrase = join(folder, 'passphrase.txt');
    const handed = await run(
      'handoff',
      'ostendo-continuum',
      '--out',
      join(folder, 'handoff'),
      '--new-passphrase-file',
      passphrase,
    );
    expect(handed.code, handed.stderr).toBe(0);
    expect(statSync(passphrase).mode & 0o777).toBe(0o600);
    const handoff = handoffSchema.parse(
      JSON.parse(readFileSync(join(folder, 'handoff', 'handoff.json'), 'utf8')),
    );
    expect(handoff.proof?.verdict).toBe('proven');

    const credentialFile = join(folder, 'credential.json');
    const opened = await run(
      'open',
      join(folder, 'handoff'),
      '--passphrase-file',
      passphrase,
      '--credential-file',
      credentialFile,
    );
    expect(opened.code, opened.stderr).toBe(0);
    expect(statSync(credentialFile).mode & 0o777).toBe(0o600);

    const status = await run('status');
    expect(status.code, status.stderr).toBe(0);
    expect(documentOf<StatusDocument>(status).setups).toMatchObject([
      {
        id: 'ostendo-continuum',
        state: 'proven',
        clientId: handoff.clientId,
        credential: { kind: 'secret' },
      },
    ]);
  });
});
