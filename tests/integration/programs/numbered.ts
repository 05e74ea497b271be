import type { JournalEntry } from '../../../electron/contract/journal';
import type { SetupRecord } from '../../../electron/ports/records';

export const tenantId = '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e';
export const setupId = 'ostendo-continuum';
const time = '2026-11-20T10:00:00.000Z';

export function intentNumber(number: number): JournalEntry {
  return {
    type: 'intent',
    runId: 'r',
    time,
    stepId: `s${number}`,
    kind: 'make',
    input: { pad: 'x'.repeat(100_000) },
  };
}

/** A record that is the longer the higher its number: half of one would be seen. */
export function recordNumber(number: number): SetupRecord {
  return {
    format: 1,
    id: setupId,
    tenantId,
    tenantName: `Contoso ${number}`,
    spec: {
      application: 'Ostendo Continuum',
      vendor: 'ostendo',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: Array.from({ length: 1 + (number % 200) }, (_, index) => ({
        address: `s${index}@contoso.example`,
      })),
      outsider: 'ceo@contoso.example',
      credential: { kind: 'secret', months: 6 },
    },
    createdAt: time,
    updatedAt: time,
    objects: {},
    credential: null,
    lastRun: null,
    lastProof: null,
  };
}
