import type { JournalEntry } from '../../../../electron/contract/journal';
import { setupFileSchema } from '../../../../electron/contract/setup-file';
import type { AsBuiltInput } from '../../../../electron/handoff/as-built/input';
import { loadProfile } from '../../../../electron/handoff/load-profile';
import type { SetupRecord } from '../../../../electron/ports/records';
import { sampleProof } from '../sample';

export const tenantId = '8f3c2a10-0000-4000-8000-00000000000a';
export const clientId = '1d2e3f40-0000-4000-8000-00000000000b';
const principalId = '2d2e3f40-0000-4000-8000-00000000000c';

/** A setup that was applied, proven and handed over; what a test is about is passed in. */
export function sampleRecord(changes: Partial<SetupRecord> = {}, spec: object = {}): SetupRecord {
  return {
    format: 1,
    id: 'ostendo-continuum',
    tenantId,
    tenantName: 'Contoso',
    spec: setupFileSchema.parse({
      application: 'Ostendo Continuum',
      vendor: 'ostendo',
      tenant: 'contoso.example',
      senders: [
        { address: 'invoices@contoso.example' },
        { address: 'payroll-notification@contoso.example', create: 'shared' },
      ],
      outsider: 'ceo@contoso.example',
      ...spec,
    }),
    createdAt: '2026-11-21T09:00:00.000Z',
    updatedAt: '2026-11-21T09:30:00.000Z',
    objects: {
      applicationId: '3d2e3f40-0000-4000-8000-00000000000d',
      clientId,
      servicePrincipalId: principalId,
    },
    credential: {
      kind: 'secret',
      keyId: '5a5a5a5a-0000-4000-8000-00000000000c',
      expires: '2027-05-20T10:00:00Z',
    },
    lastRun: { time: '2026-11-21T09:10:00.000Z', result: 'done', open: [] },
    lastProof: { time: '2026-11-21T09:14:00.000Z', verdict: 'proven', rounds: 1, document: sampleProof() },
    handedOver: { at: '2026-11-21T09:30:00.000Z', keyId: '5a5a5a5a-0000-4000-8000-00000000000c' },
    ...changes,
  };
}

/** A run of one person that made the second mailbox and found the application. */
export const sampleJournal: readonly JournalEntry[] = [
  { type: 'run', runId: 'r1', time: '2026-11-21T09:00:00Z', planId: 'p', by: 'exadmin@contoso.example' },
  {
    type: 'outcome',
    runId: 'r1',
    time: '2026-11-21T09:01:00Z',
    stepId: 'mailbox:payroll-notification@contoso.example',
    kind: 'mailboxes.create-shared',
    outcome: { kind: 'applied', outputs: { objectId: '4d2e3f40-0000-4000-8000-00000000000e' } },
  },
  {
    type: 'outcome',
    runId: 'r1',
    time: '2026-11-21T09:02:00Z',
    stepId: 'application',
    kind: 'application.ensure',
    outcome: { kind: 'already-in-place', outputs: {} },
  },
];

/** A whole input. */
export function sampleBuilt(changes: Partial<AsBuiltInput> = {}): AsBuiltInput {
  const record = changes.record ?? sampleRecord();
  const scopingNeedsGroup = record.spec.scoping === 'accessPolicy';
  return {
    record,
    profile: loadProfile(record.spec.vendor),
    journal: sampleJournal,
    audit: [
      {
        time: '2026-11-21T09:13:00Z',
        who: 'admin@contoso.example',
        what: 'prove',
        detail: { verdict: 'proven' },
      },
      { time: '2026-11-21T09:30:00Z', who: 'this computer', what: 'handoff' },
    ],
    names: {
      tag: 'sendwright',
      uniqueName: 'sendwright-ostendo-continuum',
      scope: 'sendwright-ostendo-continuum',
      assignment: 'sendwright-ostendo-continuum',
      role: 'Application Mail.Send',
      group: scopingNeedsGroup ? 'sendwright-ostendo-continuum' : null,
    },
    credential: { keptIn: 'GNOME Keyring (Secret Service)', thumbprints: null },
    roles: { applications: 'A', grants: 'B', exchange: 'C', licences: 'D' },
    senders: record.spec.senders.map((sender) => sender.address),
    isVendorsKey: false,
    acceptance: null,
    ...{ rotation: null, created: null },
    madeAt: new Date('2026-11-22T08:00:00Z'),
    ...changes,
  };
}

/** What a reader sees, on one line. */
export function shown(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/u, '')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&#(\d+);/gu, (_all, point: string) => String.fromCharCode(Number(point)))
    .replace(/\s+/gu, ' ');
}
