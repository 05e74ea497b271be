import type { SetupDetail, StatusRow } from '../../../../electron/contract/desk/setups';
import { notYetProof } from '../../../support/documents/proof-not-yet';
import { provenProof } from '../../../support/documents/proof-proven';
import { tenantWideProof } from '../../../support/documents/proof-variants';
import { ago, ahead, anOperation } from '../operations';
import { kept, proven } from '../samples';
import { fails, never, type Scene, type Scenes } from '../scene';

const route = { page: 'overview', setup: proven.id } as const;

function scene(status: Partial<StatusRow>, detail: Partial<SetupDetail> = {}): Scene {
  return {
    route,
    answers: {
      'setups.detail': () => ({
        ...{ draft: kept.id, proof: null },
        ...detail,
        status: { ...proven, ...status },
      }),
    },
  };
}

export const overviewScenes: Scenes = {
  'overview-loading': { route, answers: { 'setups.detail': never } },
  'overview-gone': {
    route,
    answers: { 'setups.detail': fails({ code: 'not-found', message: 'There is no such setup here.' }) },
  },
  overview: scene({}, { proof: provenProof }),
  'overview-partly': scene({
    ...{ state: 'partly-applied', lastProof: null, credential: null },
    open: ['policy-wait', 'grant', 'credential'],
  }),
  'overview-running': {
    ...scene({ state: 'configured' }),
    state: { operation: anOperation('proof', { notes: ['Sending from 2 mailboxes.'] }) },
  },
  'overview-configured': scene({ state: 'configured', lastProof: null }),
  'overview-not-yet': scene(
    {
      state: 'not-yet-effective',
      effect: {
        ...{ since: ago(12), nextLook: ahead(21), latest: ahead(108), overdue: false, lookAt: [] },
        waitsFor: 'Exchange to let go of the application’s old rights, which it caches',
      },
    },
    { proof: notYetProof },
  ),
  'overview-failed-proof': scene({ state: 'proof-failed' }, { proof: tenantWideProof }),
  'overview-test-stage': scene({ stage: 'test' }, { proof: { ...provenProof, stage: 'test' } }),
  'overview-expiring': scene(
    { credential: { kind: 'secret', expires: ahead(60 * 24 * 9), daysLeft: 9 } },
    { proof: provenProof },
  ),
  'overview-expired': scene(
    { state: 'expired', credential: { kind: 'secret', expires: ago(60 * 24 * 3), daysLeft: -3 } },
    { proof: provenProof },
  ),
  'overview-elsewhere': scene({ state: 'partly-applied', open: ['scope'] }, { draft: null }),
  'overview-many': scene(
    { senders: Array.from({ length: 1_000 }, (_, index) => `desk-${index}@contoso.example`) },
    { proof: provenProof },
  ),
};
