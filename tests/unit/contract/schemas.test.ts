import { Ajv2020 } from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  applyDocumentSchema,
  consentDocumentSchema,
  errorDocumentSchema,
  handoffResultSchema,
  openDocumentSchema,
  planDocumentSchema,
  receiptDocumentSchema,
  sendDocumentSchema,
  statusDocumentSchema,
} from '../../../electron/contract/documents';
import { activityDocumentSchema } from '../../../electron/contract/activity';
import { dueDocumentSchema } from '../../../electron/contract/due';
import { exportDocumentSchema } from '../../../electron/contract/export';
import { diagnosisDocumentSchema } from '../../../electron/contract/diagnosis';
import { gateDocumentSchema, signDocumentSchema } from '../../../electron/contract/go-live';
import { handoffSchema } from '../../../electron/contract/handoff';
import { preflightDocumentSchema } from '../../../electron/contract/preflight';
import { ladderDocumentSchema } from '../../../electron/contract/ladder';
import { lintDocumentSchema } from '../../../electron/contract/lint';
import { practiceInfoSchema } from '../../../electron/contract/practice-info';
import { proofDocumentSchema } from '../../../electron/contract/proof';
import { receiptSchema } from '../../../electron/contract/receipt';
import {
  forgetDocumentSchema,
  removalPlanSchema,
  removeDocumentSchema,
} from '../../../electron/contract/removal';
import { reviewDocumentSchema } from '../../../electron/contract/review';
import { repairPlanSchema } from '../../../electron/contract/repair';
import { rotateDocumentSchema, savedRotationSchema } from '../../../electron/contract/rotation';
import { setupFileSchema } from '../../../electron/contract/setup-file';
import { surveyDocumentSchema } from '../../../electron/contract/survey';
import { unattendedFileSchema } from '../../../electron/contract/unattended';
import { unattendedDocumentSchema } from '../../../electron/contract/unattended-setup';
import { vendorProfileSchema } from '../../../electron/contract/vendor-profile';
import { vendorResultSchema } from '../../../electron/contract/vendor-result';
import { passphraseSealer } from '../../../electron/credentials/sealing';
import { demoSetupFile } from '../../../electron/cli/demo/setup-file';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { ostendo } from '../../../electron/handoff/profiles/ostendo';
import { sampleInput } from '../handoff/sample';

/** The published JSON schemas are made from the zod schemas: `npx vitest run tests/unit/contract/schemas.test.ts -u`. */
const published = [
  { file: 'setup-file', title: 'Sendwright setup file (*.sendwright.yaml)', schema: setupFileSchema },
  { file: 'vendor-profile', title: 'Sendwright vendor profile, format 1', schema: vendorProfileSchema },
  { file: 'handoff', title: 'Sendwright handoff, format 1', schema: handoffSchema },
  { file: 'vendor-result', title: 'Result of the vendor’s own proof, format 1', schema: vendorResultSchema },
  { file: 'practice-info', title: 'INFO document of a practice tenant', schema: practiceInfoSchema },
  { file: 'plan.document', title: 'sendwright plan --json', schema: planDocumentSchema },
  { file: 'preflight.document', title: 'sendwright preflight --json', schema: preflightDocumentSchema },
  { file: 'apply.document', title: 'sendwright apply --json', schema: applyDocumentSchema },
  { file: 'prove.document', title: 'sendwright prove --json', schema: proofDocumentSchema },
  { file: 'prove-due.document', title: 'sendwright prove --due --json', schema: dueDocumentSchema },
  { file: 'send.document', title: 'sendwright send --json', schema: sendDocumentSchema },
  { file: 'handoff.document', title: 'sendwright handoff --json', schema: handoffResultSchema },
  { file: 'receipt', title: 'Sendwright receipt of a handoff, format 1', schema: receiptSchema },
  { file: 'receipt.document', title: 'sendwright handoff --receipt --json', schema: receiptDocumentSchema },
  { file: 'open.document', title: 'sendwright open --json', schema: openDocumentSchema },
  { file: 'status.document', title: 'sendwright status --json', schema: statusDocumentSchema },
  { file: 'repair-plan', title: 'Sendwright repair plan (lint --plan), format 1', schema: repairPlanSchema },
  {
    file: 'removal-plan',
    title: 'Plan of a decommission (remove --out), format 1',
    schema: removalPlanSchema,
  },
  { file: 'remove.document', title: 'sendwright remove --json', schema: removeDocumentSchema },
  { file: 'forget.document', title: 'sendwright remove --forget --json', schema: forgetDocumentSchema },
  { file: 'lint.document', title: 'sendwright lint --json', schema: lintDocumentSchema },
  { file: 'survey.document', title: 'sendwright survey --json', schema: surveyDocumentSchema },
  { file: 'activity.document', title: 'sendwright activity --json', schema: activityDocumentSchema },
  { file: 'diagnose.document', title: 'sendwright diagnose --json', schema: diagnosisDocumentSchema },
  { file: 'ladder.document', title: 'sendwright diagnose --setup --json', schema: ladderDocumentSchema },
  {
    file: 'rotation-plan',
    title: 'Plan of the next step of a rotation (rotate --out), format 1',
    schema: savedRotationSchema,
  },
  { file: 'rotate.document', title: 'sendwright rotate --json', schema: rotateDocumentSchema },
  { file: 'gate.document', title: 'sendwright gate --json', schema: gateDocumentSchema },
  { file: 'review.document', title: 'sendwright review --json', schema: reviewDocumentSchema },
  { file: 'export.document', title: 'sendwright export --json', schema: exportDocumentSchema },
  { file: 'sign.document', title: 'sendwright sign --json', schema: signDocumentSchema },
  { file: 'consent.document', title: 'sendwright consent --json', schema: consentDocumentSchema },
  {
    file: 'unattended',
    title: 'Sendwright sign-in of a scheduled job, sealed, format 1',
    schema: unattendedFileSchema,
  },
  {
    file: 'unattended.document',
    title: 'sendwright unattended --json',
    schema: unattendedDocumentSchema,
  },
  { file: 'error.document', title: 'any command --json that failed', schema: errorDocumentSchema },
] as const;

const jsonSchema = (one: (typeof published)[number]): Record<string, unknown> => ({
  // A plan's step inputs are any plain data: JSON Schema has no narrower word for them.
  ...z.toJSONSchema(one.schema, { io: 'input', unrepresentable: 'any' }),
  title: one.title,
});

const validates = (file: (typeof published)[number]['file'], data: unknown): boolean => {
  const one = published.find((candidate) => candidate.file === file);
  if (one === undefined) throw new Error(`No schema ${file}`);
  return new Ajv2020({ strict: false, validateFormats: false }).validate(jsonSchema(one), data);
};

describe('published schemas', () => {
  it.each(published)('docs/schemas/$file.schema.json says what the code checks', async (one) => {
    const path = `docs/schemas/${one.file}.schema.json`;
    const text = await format(JSON.stringify(jsonSchema(one)), {
      ...(await resolveConfig(path)),
      parser: 'json',
    });
    await expect(text).toMatchFileSnapshot(`../../../${path}`);
  });

  it('accept what Sendwright makes, checked by a validator that is not ours', async () => {
    const files = await buildHandoff(sampleInput(), passphraseSealer('k3fm-9x2p-qq7d-hw5e'));
    const handoff: unknown = JSON.parse(new TextDecoder().decode(files.get('handoff.json')));
    expect(validates('handoff', handoff)).toBe(true);
    expect(validates('handoff', { ...(handoff as object), secret: 'x' })).toBe(false);
    expect(validates('vendor-profile', ostendo)).toBe(true);
  });

  it('help with a setup file: the one of the README and of the demo pass, a wrong field does not', () => {
    const readme = /<<'YAML'\n(?<yaml>[\s\S]*?)\nYAML/u.exec(readFileSync('README.md', 'utf8'));
    expect(validates('setup-file', parse(readme?.groups?.['yaml'] ?? ''))).toBe(true);
    const demo: unknown = parse(demoSetupFile({ mode: 'rbac', vendor: 'ostendo' }));
    expect(validates('setup-file', demo)).toBe(true);
    expect(validates('setup-file', { ...(demo as object), sender: [] })).toBe(false);
    expect(validates('setup-file', { ...(demo as object), scoping: 'all' })).toBe(false);
  });

  it('explain every field of a setup file to whoever edits one', () => {
    const { properties } = jsonSchema(published[0]) as { properties: Record<string, object> };
    const silent = Object.entries(properties).filter(([, field]) => !('description' in field));
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
