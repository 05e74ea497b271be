import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetupRecord } from '../../electron/ports/records';
import { clientId, contoso } from './documents/parts';
import { provenProof } from './documents/proof-proven';

const day = 24 * 60 * 60 * 1000;

/** The record of a setup that was proven, handed over and reviewed. */
export function provenRecord(now: Date, tenantId: string, id: string): SetupRecord {
  const at = (days: number): string => new Date(now.getTime() + days * day).toISOString();
  const review = { at: at(-1), by: 'admin@contoso.example', verdict: 'clean' as const, drifts: [] };
  return {
    ...{ format: 1, id, tenantId, tenantName: contoso.name, folder: '/somewhere' },
    spec: {
      ...{ application: id, vendor: 'ostendo', tenant: 'contoso.example', scoping: 'rbac' },
      ...{ senders: [{ address: 'invoices@contoso.example' }], outsider: 'ceo@contoso.example' },
      credential: { kind: 'secret', months: 6 },
    },
    ...{ createdAt: at(-60), updatedAt: at(-1), objects: { clientId } },
    credential: { kind: 'secret', keyId: 'k', expires: at(120) },
    lastRun: { time: at(-60), result: 'done', open: [] },
    handedOver: { at: at(-59), keyId: 'k' },
    reviews: Array.from({ length: 8 }, () => review),
    lastProof: { time: at(-30), verdict: 'proven', rounds: 1, document: provenProof },
  };
}

/** Writes the records of so many tenants with so many setups each into a data folder, as the product keeps them. */
export function writeManySetups(data: string, tenants: number, setups: number): void {
  const now = new Date();
  for (const tenantId of Array.from({ length: tenants }, () => randomUUID())) {
    for (let index = 0; index < setups; index += 1) {
      const id = `setup-${index}`;
      const folder = join(data, 'tenants', tenantId, id);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'setup.json'), JSON.stringify(provenRecord(now, tenantId, id), null, 2));
    }
  }
}
