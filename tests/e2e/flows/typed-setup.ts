import type { TypedSetup } from '../pages/setup-page';

/** A first setup in the practice tenant. */
export const typedSetup: TypedSetup = {
  vendor: 'Ostendo Continuum',
  application: 'Ostendo Continuum',
  senders: ['invoices@contoso.example'],
  outsider: 'ceo@contoso.example',
  scoping: 'rbac',
};
