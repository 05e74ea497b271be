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
