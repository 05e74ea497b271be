import { actions } from '../actions';
import type { ErrorTable } from '../entry';
import { who } from '../who';

const source = 'facts 5.3';

/** Codes that Graph answers for Exchange: rights and mailboxes (facts 5.3). */
export const exchangeMail: ErrorTable = {
  family: 'exchange',
  entries: [
    {
      id: 'mailbox-denied',
      several: true,
      title: 'Exchange refuses this mailbox to the application',
      codes: ['ErrorAccessDenied'],
      hints: ['access is denied. check credentials and try again', 'access to odata is disabled'],
      cause:
        'Neither side gives the right: there is no grant in Entra, or an access policy leaves this mailbox out, or the scope of the Exchange role does, or the right is young and Exchange still remembers the old answer (30 minutes to 2 hours). For a mailbox that is no sender this is the answer that must come.',
      who: who.exchangeAdmin,
      fix: [
        'If the mailbox is no sender: nothing, it is the limit at work.',
        actions.ladder,
        actions.proveWaiting,
        'Do not grant Mail.Send in Entra beside a scope: it would open every mailbox.',
      ],
      mark: 'O',
      source: `${source}; 6.7`,
    },
    {
      id: 'mailbox-denied-by-policy',
      several: true,
      title: 'An access policy, or the scope, leaves this mailbox out',
      codes: ['ErrorAccessDenied', '[RAOP]'],
      when: ['raop'],
      cause:
        'The mark [RAOP] names the limit for applications: an Application Access Policy that does not hold this mailbox, the scope of an Exchange role, or caches that still hold the old answer (an hour and more for a policy). For a mailbox that is no sender this is the answer that must come.',
      who: who.exchangeAdmin,
      fix: [
        'If the mailbox is no sender: nothing, it is the limit at work.',
        'accessPolicy mode: put the mailbox into the mail-enabled security group of the policy. A shared mailbox cannot be named in a policy itself.',
        'rbac mode: put the mailbox into the scope by planning the setup again.',
        actions.plan,
        actions.proveWaiting,
      ],
      mark: 'T',
      source: `${source}; 7`,
    },
    {
      id: 'mailbox-denied-odata',
      title: 'An access policy leaves this mailbox out',
      codes: ['ErrorAccessDenied'],
      when: ['odata-disabled'],
      cause:
        'This wording is Microsoft’s for an Application Access Policy that does not hold the mailbox, or that is not in effect yet.',
      who: who.exchangeAdmin,
      fix: [
        'If the mailbox is no sender: nothing, it is the limit at work.',
        'Put the mailbox into the mail-enabled security group of the policy, and wait over an hour.',
        actions.plan,
        actions.proveWaiting,
      ],
      mark: 'O',
      source: `${source}; 7`,
    },
    {
      id: 'send-as-denied',
      title: 'The sender is not the mailbox that is sent from',
      codes: ['ErrorSendAsDenied'],
      cause:
        '"from" in the message differs from the mailbox in the address of the request, and there is no right to send as it.',
      who: who.vendor,
      fix: [
        'Set the sender to the mailbox’s own primary address, or leave "from" out.',
        'Do not use an alias as sender.',
      ],
      mark: 'O',
      source,
    },
    {
      id: 'mailbox-identity-wrong',
      title: 'The address is not the identity of a mailbox',
      codes: ['ErrorInvalidUser'],
      hints: ['the requested user'],
      cause: 'It is an alias, a group or a contact, or sign-in name and mail address of the mailbox differ.',
      who: who.vendor,
      fix: ['Use the sign-in name (UPN) or the object id of the mailbox in the product.', actions.ladder],
      mark: 'T',
      source,
    },
    {
      id: 'mailbox-unknown',
      several: true,
      title: 'There is no such mailbox',
      codes: ['ResourceNotFound', 'ErrorNonExistentMailbox', 'ErrorMailboxNotFound', 'itemNotFound'],
      hints: ['smtp address has no mailbox associated'],
      cause:
        'The address is mistyped, the mailbox was deleted or renamed, or it lies in another tenant. A 404 says nothing about rights.',
      who: who.exchangeAdmin,
      fix: ['Compare the address with the mailbox’s in Exchange.', actions.ladder],
      mark: 'T',
      source,
    },
    {
      id: 'mailbox-not-served',
      title: 'Microsoft Graph does not serve this mailbox',
      codes: ['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI'],
      hints: ['rest api is not yet supported for this mailbox'],
      cause:
        'It has no licence, lies on premises, is inactive, or was made minutes ago. A shared mailbox needs no licence up to 50 GB.',
      who: who.exchangeAdmin,
      fix: [
        'A new mailbox: wait some minutes.',
        'A person’s mailbox: give it a licence with Exchange Online. On premises: move it, or choose another sender.',
        actions.ladder,
      ],
      mark: 'T',
      source: `${source}; 8.3`,
    },
    {
      id: 'token-without-rights',
      title: 'The token carries no right for Exchange',
      codes: ['NoPermissionsInAccessToken'],
      cause:
        'Reports of 2019 to 2021, from before Exchange roles for applications: a token without roles. Today such a token is normal in rbac mode.',
      who: who.exchangeAdmin,
      fix: [actions.ladder, actions.prove],
      mark: 'T',
      source,
    },
    {
      id: 'mailbox-throttled',
      title: 'Too many requests for this mailbox',
      codes: [
        'ApplicationThrottled',
        'MailboxConcurrency',
        'ErrorServerBusy',
        'ErrorExceededConnectionCount',
      ],
      cause: 'Exchange serves four requests of one application at once, and 10,000 in ten minutes a mailbox.',
      who: who.vendor,
      fix: ['Send one after the other, or at most four at once, and wait as long as Retry-After says.'],
      mark: 'T',
      source: `${source}; 3`,
    },
    {
      id: 'send-quota',
      title: 'The mailbox has sent its share',
      codes: [
        'ErrorExceededMessageLimit',
        'ErrorSubmissionQuotaExceeded',
        'ErrorMessagePerFolderCountReceiveQuotaExceeded',
      ],
      cause: 'A mailbox reaches 10,000 recipients a day and 30 messages a minute.',
      who: who.vendor,
      fix: ['Spread the mail over time; for bulk mail use a service that is made for it.'],
      mark: 'K',
      source: `${source}; 8.2`,
    },
    {
      id: 'mailbox-full',
      title: 'The mailbox is full and cannot send',
      codes: ['ErrorQuotaExceeded', 'ErrorMailboxStoreUnavailableQuota'],
      hints: ['mailbox has exceeded its quota'],
      cause: 'At its quota a mailbox stops sending first, then receiving. Copies in Sent Items fill it.',
      who: who.exchangeAdmin,
      fix: [
        'Make room, or raise the quota; a shared mailbox over 50 GB needs a licence.',
        'Let the product send without a copy in Sent Items where nobody needs it.',
      ],
      mark: 'O',
      source: 'facts 8.3',
    },
    {
      id: 'message-too-large',
      title: 'The message is too large',
      codes: ['ErrorMessageSizeExceeded', 'RequestEntityTooLarge', 'ErrorAttachmentSizeLimitExceeded'],
      cause:
        'One request takes attachments up to about 3 MB. More takes a draft and Mail.ReadWrite, which an application with Mail.Send alone does not have.',
      who: who.vendor,
      fix: [
        'Send smaller attachments, or a link.',
        'Only if there is no other way: agree on more than Mail.Send, and know that it reads mail too.',
      ],
      mark: 'K',
      source: 'facts 8.2',
    },
    {
      id: 'message-malformed',
      title: 'The message is malformed',
      codes: [
        'ErrorMimeContentInvalidBase64String',
        'ErrorMimeContentInvalid',
        'ErrorInvalidRecipients',
        'ErrorInvalidArgument',
        'RequestBodyRead',
      ],
      cause:
        'The product built a message that Exchange cannot read: MIME that is not base64, no recipient, a wrong address.',
      who: who.vendor,
      fix: ['Check recipients and encoding; a MIME body is sent as text/plain in base64.'],
      mark: 'O',
      source: `${source}; 8.1`,
    },
    {
      id: 'impersonation-denied',
      title: 'The application may not act as this mailbox by EWS',
      codes: ['ErrorImpersonateUserDenied', 'ErrorImpersonationFailed', 'ErrorNonPrimarySmtpAddress'],
      cause:
        'The product uses Exchange Web Services with impersonation, which is another right than sending through Graph.',
      who: who.vendor,
      fix: [
        'Let the product send through Microsoft Graph. full_access_as_app reads every mailbox of the tenant, and EWS ends.',
      ],
      mark: 'K',
      source: 'facts 6.6',
    },
  ],
};
