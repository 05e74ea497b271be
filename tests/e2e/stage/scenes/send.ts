import type { SendDocument } from '../../../../electron/contract/documents';
import { provenProof } from '../../../support/documents/proof-proven';
import { anOperation } from '../operations';
import { kept, proven } from '../samples';
import type { Scenes } from '../scene';

const route = { page: 'send', setup: proven.id } as const;
const answers = { 'setups.detail': () => ({ status: proven, draft: kept.id, proof: provenProof }) };

const accepted: SendDocument = {
  ...{ format: 1, command: 'send', setup: proven.id, result: 'accepted' },
  ...{ from: 'invoices@contoso.example', to: 'admin@contoso.example' },
  subject: '[Sendwright test] Ostendo Continuum',
  time: '2026-11-21T10:34:42.901Z',
  requestId: '05d06280-cd4d-40c3-bf22-26889992848c',
  refusal: null,
};

const refused: SendDocument = {
  ...accepted,
  from: 'ceo@contoso.example',
  result: 'refused',
  refusal: {
    status: 403,
    code: 'ErrorAccessDenied',
    message: 'Access is denied. Check credentials and try again.',
    meaning: 'ceo@contoso.example is not one of the senders of this setup, so this refusal is right.',
  },
};

const ended = (document: SendDocument) => ({
  operation: anOperation('send', { outcome: { kind: 'finished', result: { kind: 'send', document } } }),
});

export const sendScenes: Scenes = {
  send: { route, answers },
  'send-running': { route, answers, state: { operation: anOperation('send') } },
  'send-accepted': { route, answers, state: ended(accepted) },
  'send-refused-outside': { route, answers, state: ended(refused) },
  'send-refused-inside': {
    route,
    answers,
    state: ended({
      ...refused,
      from: 'invoices@contoso.example',
      refusal: {
        ...{ status: 403, code: 'ErrorAccessDenied', message: 'Access is denied.' },
        meaning:
          'invoices@contoso.example is a sender. Exchange takes 30 minutes to 2 hours until a new right is effective; prove again later.',
      },
    }),
  },
  'send-accepted-outside': {
    route,
    answers,
    state: ended({ ...accepted, from: 'ceo@contoso.example' }),
  },
  'send-failed': {
    route,
    answers,
    state: {
      operation: anOperation('send', {
        outcome: {
          kind: 'failed',
          error: {
            code: 'keychain-failed',
            message: 'The keychain of this computer refused to give the credential.',
            who: 'you',
            next: 'Unlock it, then send again.',
          },
        },
      }),
    },
  },
};
