import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { SetupRecord } from '../../../electron/ports/records';

export const tenantId = '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e';

/** A folder of its own for each test; removed after it. */
export function useTempFolder(): () => string {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sendwright-records-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

export function setupRecord(id = 'ostendo-continuum', more: Partial<SetupRecord> = {}): SetupRecord {
  return {
    format: 1,
    id,
    tenantId,
    tenantName: 'Contoso',
    spec: {
      application: 'Ostendo Continuum',
      vendor: 'ostendo',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: [{ address: 'invoices@contoso.example' }],
      outsider: 'ceo@contoso.example',
      credential: { kind: 'secret', months: 6 },
    },
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    objects: {},
    credential: null,
    lastRun: null,
    lastProof: null,
    ...more,
  };
}
