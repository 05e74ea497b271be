import type { Step } from '../../contract/plan';
import { exchangeNeeds, step } from '../planning';
import { licenceRoles } from '../roles';
import { removalKinds } from './kinds';

/** A mailbox that was named to be removed. */
export interface GoingMailbox {
  readonly address: string;
  readonly objectId: string;
  /** Size, last use and delegates in a line. */
  readonly facts: string;
}

/** A licence that was named to be taken back. */
export interface GoingLicence {
  readonly user: string;
  readonly userId: string;
  readonly skuId: string;
  readonly licence: string;
}

/** The steps for what was named, after the application's rights are gone. */
export function mailboxSteps(
  {
    mailboxes,
    licences,
  }: { readonly mailboxes: readonly GoingMailbox[]; readonly licences: readonly GoingLicence[] },
  after: readonly string[],
): readonly Step[] {
  return [
    ...licences.map((one) =>
      step({
        id: `remove-licence:${one.user}`,
        kind: removalKinds.licence,
        group: 'cleanup',
        summary: `Take the licence ${one.licence} back from ${one.user}, to whom it was assigned for this setup.`,
        before: one.licence,
        warning:
          'Where no other licence has a mailbox, the mailbox goes with it: it can be had back for 30 days.',
        input: { userId: one.userId, skuId: one.skuId },
        needs: { scopes: ['LicenseAssignment.ReadWrite.All'], anyRole: [...licenceRoles] },
        dependsOn: after,
        reversible: true,
      }),
    ),
    ...mailboxes.map((one) =>
      step({
        id: `remove-mailbox:${one.address}`,
        kind: removalKinds.mailbox,
        group: 'cleanup',
        summary: `Delete the shared mailbox ${one.address}, which was made for this setup, with all its mail.`,
        before: one.facts,
        warning: 'Microsoft keeps it for 30 days; after that its mail is lost.',
        input: { address: one.address, objectId: one.objectId },
        needs: exchangeNeeds,
        dependsOn: after,
        reversible: false,
      }),
    ),
  ];
}
