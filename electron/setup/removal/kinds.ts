/** Kinds of the steps that only a decommission has. */
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
