/** Kinds of the steps that take away for good: of a decommission, the first two of a rotation too. */
export const removalKinds = {
  secret: 'credential.remove-secret',
  certificate: 'credential.remove-certificate',
  principal: 'servicePrincipal.delete',
  application: 'application.delete',
  refused: 'credential.refused',
  forget: 'credential.forget',
  mailbox: 'mailboxes.remove',
  licence: 'licence.remove',
  unseen: 'exchange.unseen',
} as const;
