import type { Operation } from '../../../../electron/contract/desk/operation';
import type { RotateDocument, RotationShown } from '../../../../electron/contract/rotation';
import { admin, clientId, kept, proven, tenantId } from '../samples';
import { ago, ahead, anOperation } from '../operations';
import { fails, never, type Answers, type Scenes } from '../scene';

const route = { page: 'rotation', setup: proven.id } as const;
const day = 24 * 60;

const old: RotationShown['old'][number] = {
  ...{ kind: 'secret', keyId: '0f0e7d1c-7d5c-4f29-9a51-0b7bb1f0a001' },
  ...{ name: 'sendwright ostendo-continuum 2026-06-04 5c2f9b1d7e88', expires: ahead(day * 12) },
};
const made: RotationShown['old'][number] = {
  ...{ kind: 'secret', keyId: '1a1f8e2d-8e6d-4a3a-8b62-1c8cc2a1b112' },
  ...{ name: 'sendwright ostendo-continuum 2026-11-21 77a1c2d3e4f5', expires: ahead(day * 180) },
};

const shown: RotationShown = {
  ...{ phase: 'made', startedAt: ago(60), startedBy: admin.username, old: [old], new: made },
  deadline: { at: old.expires, why: 'old-ends' },
  ...{ handedOverAt: null, endedAt: null },
  evidence: [{ weight: 'hope', text: 'A token was given for it on this computer.' }],
  next: {
    act: 'hand-over',
    who: 'you',
    text: 'Hand the new credential over to the vendor.',
    until: old.expires,
  },
};

const handedOver: RotationShown = {
  ...{ ...shown, phase: 'handed-over', handedOverAt: ago(day * 2) },
  evidence: [
    { weight: 'hope', text: 'It was handed over two days ago, sealed.' },
    {
      weight: 'hope',
      text: 'A message of the vendor’s system stands in the trace since then; with which credential it was sent, the trace does not tell.',
    },
  ],
  next: {
    ...{ act: 'await-vendor', who: 'the vendor', until: old.expires },
    text: 'Change over to the new credential and send the receipt back.',
  },
};

const seen: RotationShown = {
  ...{ ...handedOver, phase: 'seen-working' },
  evidence: [
    {
      weight: 'evidence',
      text: 'Receipt of Sam Reyes, Ostendo: a token was given for the new credential there.',
    },
  ],
  next: { act: 'remove-old', who: 'you', text: 'Remove the old credential.', until: old.expires },
};

function at(rotation: RotationShown): Pick<Answers, 'setups.detail'> {
  return { 'setups.detail': () => ({ status: { ...proven, rotation }, draft: kept.id, proof: null }) };
}

const noRefusal = { who: null, next: null, serviceCode: null, requestId: null } as const;

const document: RotateDocument = {
  ...{ format: 1, command: 'rotate', setup: proven.id, tenant: tenantId, tenantName: proven.tenantName },
  ...{ application: proven.application, clientId, result: 'done', rotation: shown, findings: [], steps: [] },
  ...{ waitsFor: [], notes: [], keptIn: 'GNOME Keyring', setupFile: null },
  test: { result: 'works', time: ago(1), message: 'Entra gave a token for it.', ...noRefusal },
};

function ended(more: Partial<RotateDocument>): { readonly operation: Operation } {
  const result = { kind: 'rotation', document: { ...document, ...more } } as const;
  return {
    operation: anOperation('rotation', { finishedAt: ago(0.5), outcome: { kind: 'finished', result } }),
  };
}

const question: Operation['question'] = {
  ...{ kind: 'rotation', clientId, tenantName: proven.tenantName },
  steps: [
    'Make a client secret valid 6 months (180 days) beside the one in use; its value goes to GNOME Keyring and nowhere else.',
  ],
};

export const rotationScenes: Scenes = {
  rotation: { route },
  'rotation-loading': { route, answers: { 'setups.detail': never } },
  'rotation-asked': { route, state: { operation: anOperation('rotation', { question }) } },
  'rotation-made': { route, state: ended({}), answers: at(shown) },
  'rotation-handed-over': { route, answers: at(handedOver) },
  'rotation-no-name': { route, answers: at(handedOver), press: ['Write it down and go on'] },
  'rotation-giving-up': { route, answers: at(handedOver), press: ['Give the new one up'] },
  'rotation-seen': { route, answers: at(seen) },
  'rotation-found': {
    route,
    state: ended({
      result: 'needs-person',
      rotation: handedOver,
      findings: [
        {
          id: 'old-gone',
          finding: 'The old client secret was removed by hand, so the vendor can only work with the new one.',
          ...{ who: 'the vendor', next: 'Change over to the new credential now.' },
        },
      ],
      notes: ['The setup file still says 6 months.'],
      setupFile: 'credential: { kind: secret, months: 3 }',
    }),
    answers: at(handedOver),
  },
  'rotation-failed': {
    route,
    answers: {
      'rotation.start': fails({
        code: 'not-signed-in',
        message: 'Nobody is signed in.',
        who: 'you',
        next: 'Sign in to the tenant, then go on.',
      }),
    },
    press: ['Begin a renewal'],
  },
};
