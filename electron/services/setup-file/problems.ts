import type { z } from 'zod';
import { crossFieldProblems, setupFileSchema } from '../../contract/setup-file';
import { problemsOf } from '../../handoff/schema-words';
import type { Problem } from '../../handoff/yaml-places';

/** What the schema says, in words for whoever writes the file; `data` is the file as read. */
export function toProblems(issue: z.core.$ZodIssue, data: unknown): Problem[] {
  // Found by crossProblems, which also looks where other fields are wrong.
  if (issue.code === 'custom') return [];
  return problemsOf(issue, data, { names: fieldNames, what: 'a setup file' });
}

/** What is wrong between fields, as far as these can be read. */
export function crossProblems(data: unknown): Problem[] {
  if (!isRecord(data)) return [];
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const senders: readonly unknown[] = Array.isArray(data['senders']) ? data['senders'] : [];
  return crossFieldProblems({
    senders: senders.map((sender) => ({ address: isRecord(sender) ? text(sender['address']) : undefined })),
    outsider: text(data['outsider']),
    scoping: text(data['scoping']),
    testStage: isRecord(data['testStage']) ? { address: text(data['testStage']['address']) } : undefined,
    app: data['app'],
  }).map(({ path, message }) => ({ path, problem: message }));
}

function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const fieldNames = [
  ...Object.keys(setupFileSchema.shape),
  ...['address', 'create', 'displayName', 'kind', 'months', 'keySize', 'file', 'clientId'],
];
