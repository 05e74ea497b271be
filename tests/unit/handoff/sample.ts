import type { ProofDocument } from '../../../electron/contract/proof';
import { loadProfile } from '../../../electron/handoff/load-profile';
import type { HandoffInput } from '../../../electron/handoff/input';

export const secretValue = 'Q~8Q~ab"<c>&\'d/e+f=g_0123456789-é';

/** A whole input; what a test is about is passed in. */
export function sampleInput(changes: Partial<HandoffInput> = {}): HandoffInput {
  return {
    profile: loadProfile('ostendo'),
    tenant: {
      id: '8f3c2a10-0000-4000-8000-00000000000a',
      name: 'Contoso',
      domain: 'contoso.example',
    },
    application: 'Ostendo Continuum',
    clientId: '1d2e3f40-0000-4000-8000-00000000000b',
    scoping: 'rbac',
    senders: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
    credential: {
      kind: 'secret',
      keyId: '5a5a5a5a-0000-4000-8000-00000000000c',
      expires: '2027-05-20T10:00:00Z',
      value: secretValue,
    },
    proof: { verdict: 'proven', time: '2026-11-21T09:14:00Z' },
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    madeAt: new Date('2026-11-21T09:30:00Z'),
    madeBy: 'admin@contoso.example',
    ...changes,
  };
}

/** A proof with a line of evidence that names a request. */
export function sampleProof(changes: Partial<ProofDocument> = {}): ProofDocument {
  return {
    format: 1,
    command: 'prove',
    setup: 'ostendo-continuum',
    application: 'Ostendo Continuum',
    clientId: '1d2e3f40-0000-4000-8000-00000000000b',
    tenant: '8f3c2a10-0000-4000-8000-00000000000a',
    scoping: 'rbac',
    startedAt: '2026-11-21T09:13:00Z',
    finishedAt: '2026-11-21T09:14:00Z',
    rounds: 1,
    senders: ['invoices@contoso.example'],
    outsider: 'ceo@contoso.example',
    verdict: 'proven',
    summary: 'It can send as the agreed mailbox and as no other.',
    nextTry: null,
    parts: [
      {
        id: 'sends',
        title: 'Real mail',
        status: 'pass',
        finding: 'The outsider was refused.',
        evidence: [
          {
            text: 'Refused with 403 ErrorAccessDenied',
            mailbox: 'ceo@contoso.example',
            time: '2026-11-21T09:13:59Z',
            requestId: '7e7e7e7e-0000-4000-8000-00000000000e',
          },
        ],
        who: null,
        next: null,
      },
    ],
    reach: { kind: 'exact', count: 1, mailboxes: [], more: 0, foreign: [], missing: [], unknown: [] },
    checklist: ['Mail arrives outside.'],
    ...changes,
  };
}
