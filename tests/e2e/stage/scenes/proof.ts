import type { Operation } from '../../../../electron/contract/desk/operation';
import type { ProofDocument } from '../../../../electron/contract/proof';
import { notYetProof } from '../../../support/documents/proof-not-yet';
import { provenProof } from '../../../support/documents/proof-proven';
import { tenantWideProof, unknownProof, widerProof } from '../../../support/documents/proof-variants';
import { ago, ahead, anOperation } from '../operations';
import { kept, proven } from '../samples';
import { never, offline, type Scene, type Scenes } from '../scene';

const route = { page: 'proof', setup: proven.id } as const;

function withProof(proof: ProofDocument | null, more: Partial<Scene> = {}): Scene {
  return {
    route,
    ...more,
    answers: {
      'setups.detail': () => ({ status: proven, draft: kept.id, proof }),
      ...more.answers,
    },
  };
}

function vendorHeld(
  proof: ProofDocument | null,
  { vendorHolds, operation }: { vendorHolds: 'key' | 'application'; operation?: Operation },
): Scene {
  const status = { ...proven, state: 'configured' as const, vendorHolds };
  return {
    ...withProof(proof, { answers: { 'setups.detail': () => ({ status, draft: kept.id, proof }) } }),
    ...(operation === undefined ? {} : { state: { operation } }),
  };
}

const waiting: ProofDocument = {
  ...notYetProof,
  finishedAt: ago(9),
  startedAt: ago(9.2),
  nextTry: ahead(21),
  effect: {
    since: ago(12),
    waitsFor: 'Exchange to let go of the application’s old rights, which it caches',
    nextLook: ahead(21),
    latest: ahead(108),
    overdue: false,
    lookAt: [],
  },
};

export const proofScenes: Scenes = {
  'proof-empty': withProof(null),
  'proof-loading': { route, answers: { 'setups.detail': never } },
  'proof-running': withProof(null, {
    state: {
      operation: anOperation('proof', {
        notes: ['A token was issued.', 'Sending test mail from invoices@contoso.example.'],
      }),
    },
  }),
  'proof-waiting': withProof(waiting, {
    state: {
      operation: anOperation('proof', {
        notes: ['Not yet effective.'],
        waiting: { for: 'Exchange’s caches', until: ahead(21) },
      }),
    },
  }),
  proof: withProof(provenProof),
  'proof-evidence': withProof(provenProof, { press: ['invoices@contoso.example', 'ceo@contoso.example'] }),
  'proof-not-yet': withProof(waiting),
  'proof-overdue': withProof({
    ...waiting,
    effect: {
      since: ago(200),
      waitsFor: 'Exchange to let go of the application’s old rights, which it caches',
      nextLook: ago(10),
      latest: ago(80),
      overdue: true,
      lookAt: [
        'Whether the role assignment is for the object id of the service principal, not of the registration.',
        'Whether another policy of the tenant refuses the application.',
      ],
    },
  }),
  'proof-tenant-wide': withProof(tenantWideProof),
  'proof-wider': withProof(widerProof),
  'proof-unknown': withProof(unknownProof),
  'proof-vendor-key': vendorHeld(unknownProof, { vendorHolds: 'key' }),
  'proof-vendor-application': vendorHeld(null, { vendorHolds: 'application' }),
  'proof-question': vendorHeld(unknownProof, {
    vendorHolds: 'key',
    operation: anOperation('proof', {
      question: {
        kind: 'proof-credential',
        clientId: '0a1f6a3c-58a4-4f0e-9a4e-2f9b9a4a9f11',
        tenantName: 'Contoso',
        steps: [
          'Add a client secret, valid for one day, to the application. Its value stays in the memory of this program: it is never saved, and never handed over.',
          'Send test mail with it: from the senders, which must arrive, and from ceo@contoso.example, which must be refused.',
          'Remove the secret again, also where the proof fails or is cancelled, and read back that it is gone.',
        ],
      },
    }),
  }),
  'proof-many': withProof({
    ...provenProof,
    senders: Array.from({ length: 1_000 }, (_, index) => `desk-${index}@contoso.example`),
    reach: { ...provenProof.reach, count: 1_000 },
  }),
  'proof-offline': withProof(null, { answers: { 'proof.start': offline }, press: ['Prove now'] }),
};
