import { expect } from 'vitest';
import type { ApplyDocument } from '../../electron/contract/documents';
import { proofDocumentSchema, type ProofDocument } from '../../electron/contract/proof';
import { documentOf, type runCli } from './cli';

/** Applies by the command line with --json, shows that a second time changes nothing, and proves exactly two senders. */
export async function applyAndProve(
  run: (...args: string[]) => ReturnType<typeof runCli>,
  job: string,
): Promise<ProofDocument> {
  const applied = await run('apply', job, '--yes');
  expect(applied.code, applied.stderr).toBe(0);
  expect(documentOf<ApplyDocument>(applied).result).toBe('done');

  const again = await run('apply', job, '--yes');
  expect(again.code, again.stderr).toBe(0);
  expect(documentOf<ApplyDocument>(again).result).toBe('nothing-to-do');

  const proved = await run('prove', 'ostendo-continuum');
  expect(proved.code, proved.stdout + proved.stderr).toBe(0);
  const proof = proofDocumentSchema.parse(documentOf<ProofDocument>(proved));
  expect(proof.verdict).toBe('proven');
  expect(proof.reach.mailboxes.toSorted()).toEqual([
    'invoices@contoso.example',
    'payroll-notification@contoso.example',
  ]);
  return proof;
}
