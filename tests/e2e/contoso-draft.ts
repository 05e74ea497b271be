import type { Draft } from '../../electron/contract/desk/draft';

/** What a person fills in for a first setup in the practice tenant. */
export function contosoDraft(change: Partial<Draft> = {}): Draft {
  return {
    application: 'Ostendo Continuum',
    vendor: 'ostendo',
    tenant: 'contoso.example',
    scoping: 'rbac',
    senders: [{ address: 'invoices@contoso.example' }],
    outsider: 'ceo@contoso.example',
    credential: { kind: 'secret', months: 6 },
    testRecipient: '',
    ...change,
  };
}
