import { actions } from '../actions';
import type { ErrorTable } from '../entry';
import { who } from '../who';

/** Words that products and guides write themselves, with what Microsoft really answers (facts 11). */
export const vendorWords: ErrorTable = {
  family: 'vendor-words',
  entries: [
    {
      id: 'guide-mailbox-not-found',
      title: '"MailboxNotFound": a product’s own word for a 404',
      codes: ['MailboxNotFound'],
      cause:
        'Microsoft Graph has no such code. What it answered was ErrorInvalidUser or ResourceNotFound (the address is no mailbox, or an alias), or MailboxNotEnabledForRESTAPI (no licence, on premises, or new). A shared mailbox needs no licence.',
      who: who.exchangeAdmin,
      fix: [
        'Look into the product’s log for the code beside the 404.',
        'Check the sender’s address: primary address of a mailbox in Exchange Online, user or shared.',
        actions.ladder,
      ],
      mark: 'T',
      source: 'facts 11; 5.3; 8.3',
    },
    {
      id: 'guide-policy-denied',
      title: '"Access policy denied": a product’s own words for a 403',
      codes: [],
      hints: [
        'access policy denied',
        'application access policy is restricting',
        'blocked by tenant configured apponly accesspolicy',
      ],
      cause:
        'What Exchange answers is ErrorAccessDenied. The access policy does not hold the sender, or is younger than an hour. Test-ApplicationAccessPolicy saying "Granted" proves nothing of the grant, and is ahead of the caches.',
      who: who.exchangeAdmin,
      fix: [
        'Put the sender into the mail-enabled security group of the policy; a shared mailbox cannot be named in a policy itself.',
        'Wait over an hour before the next try.',
        actions.ladder,
      ],
      mark: 'O',
      source: 'facts 7; 11',
    },
    {
      id: 'guide-not-consented',
      title: '"Mail.Send has not been granted"',
      codes: [],
      hints: ['mail.send permission has not been granted', 'admin consent has not been given'],
      cause:
        'Guides say so for every 403. In rbac mode Mail.Send must not be granted in Entra: the right comes from Exchange alone, and a grant would open every mailbox.',
      who: who.exchangeAdmin,
      fix: [
        'Do not press "Grant admin consent" before it is clear how the setup is scoped.',
        actions.ladder,
        actions.prove,
      ],
      mark: 'O',
      source: 'facts 6.6; 11',
    },
    {
      id: 'product-wants-role',
      title: 'The product looks for Mail.Send in the token',
      codes: [],
      hints: [
        'token does not contain the role mail.send',
        'missing role mail.send',
        'required role: mail.send',
        "missing scope 'mail.send'",
      ],
      cause:
        'Some products check the token before they send. In rbac mode a token carries no such role, and sending works all the same.',
      who: who.vendor,
      fix: [
        'Have the vendor drop that check: Exchange decides.',
        {
          text: 'Until then: scoping accessPolicy in the setup file.',
          command: 'sendwright plan FILE',
          page: 'plan',
        },
      ],
      mark: 'T',
      source: 'facts 2.10; 6.6',
    },
  ],
};
