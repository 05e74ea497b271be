import { actions } from '../actions';
import type { ErrorTable } from '../entry';
import { who } from '../who';

const page = 'Microsoft: Email non-delivery reports and SMTP errors in Exchange Online';

/** Codes of failure notices that concern the sender, its domain or its tenant. */
export const deliverySender: ErrorTable = {
  family: 'delivery',
  entries: [
    {
      id: 'external-recipients-limit',
      title: 'The tenant has sent to too many external recipients today',
      codes: ['5.7.233', '5.7.232'],
      cause:
        'A limit for the whole tenant within 24 hours, which grows with its licences; a trial has 5,000 or fewer.',
      who: who.vendor,
      fix: [
        'Wait: the limit looks back 24 hours.',
        'Spread the mail, or use a service for bulk mail. More licences raise the limit.',
      ],
      mark: 'E',
      source: `facts 8.2; ${page}`,
    },
    {
      id: 'onmicrosoft-limit',
      title: 'Too much mail from an .onmicrosoft.com address',
      codes: ['5.7.236'],
      cause: 'From such addresses the whole organisation may send to 100 external recipients in 24 hours.',
      who: who.exchangeAdmin,
      fix: ['Give the sender an address of the customer’s own domain as primary address.', actions.plan],
      mark: 'T',
      source: 'facts 8.2',
    },
    {
      id: 'sender-rate-limit',
      several: true,
      title: 'The mailbox has sent its share for today',
      codes: ['5.1.90', '5.2.2'],
      hints: ['submission quota exceeded', 'reached your daily limit for message recipients'],
      cause:
        '10,000 recipients a day and 30 messages a minute are the limit of a mailbox. It may also be a sign that somebody else sends as it. From another server 5.2.2 means that the recipient’s mailbox is full.',
      who: who.vendor,
      fix: [
        'Check in the message trace that all of it is the product’s own mail.',
        'Spread the mail over time.',
      ],
      mark: 'O',
      source: `${page}; facts 8.2`,
    },
    {
      id: 'sender-blocked',
      several: true,
      title: 'Microsoft has blocked the sender for spam',
      codes: ['5.1.8', '5.7.501', '5.7.502', '5.7.503'],
      cause:
        'The mailbox has sent what looks like spam, most often because somebody else got hold of it or of a credential.',
      who: who.securityAdmin,
      fix: [
        'Look at what was sent before it is unblocked (message trace).',
        'If the application did not send it: remove its credential first.',
        'Then unblock it under "Restricted entities" in the Defender portal.',
      ],
      mark: 'O',
      source: page,
    },
    {
      id: 'tenant-blocked',
      title: 'Microsoft has stopped mail from this tenant',
      codes: ['5.7.705', '5.7.708'],
      cause:
        'Most of the tenant’s mail looked suspicious, or the tenant is new or its subscription was just renewed.',
      who: who.globalAdmin,
      fix: ['Find what sends it and end that.', 'Then have Microsoft’s support lift the block.'],
      mark: 'O',
      source: page,
    },
    {
      id: 'unregistered-domain',
      title: 'The sender’s domain is not registered in the tenant',
      codes: ['5.7.750'],
      cause: 'Mail goes out with a sender whose domain is no accepted domain of this tenant.',
      who: who.exchangeAdmin,
      fix: ['Use a sender of an accepted domain, or add the domain to the tenant.'],
      mark: 'E',
      source: page,
    },
    {
      id: 'send-as-smtp',
      title: 'The account may not send as this sender',
      codes: ['5.7.60'],
      hints: ['client does not have permissions to send as this sender'],
      cause: 'By SMTP an account sent with the address of another mailbox.',
      who: who.exchangeAdmin,
      fix: [
        'Let the product send through Graph as the mailbox itself.',
        'By SMTP: give the account the right "Send As" on that mailbox.',
      ],
      mark: 'E',
      source: page,
    },
    {
      id: 'smtp-not-authenticated',
      several: true,
      title: 'The product sent by SMTP without signing in',
      codes: ['5.7.57', '5.7.64', '5.7.139', '5.7.3'],
      hints: [
        'client was not authenticated to send anonymous mail',
        'basic authentication is disabled',
        'smtpclientauthentication is disabled',
      ],
      cause:
        'The product uses SMTP, with no sign-in, or with user name and password, which Microsoft has turned off in most tenants.',
      who: who.vendor,
      fix: [
        'Let the product send through Microsoft Graph, which this setup is for.',
        'Do not turn SMTP AUTH on again for it.',
      ],
      mark: 'O',
      source: page,
    },
    {
      id: 'spf-failed',
      title: 'The recipient’s server refuses because of SPF',
      codes: ['5.7.23'],
      cause: 'The SPF record of the sender’s domain does not name Exchange Online.',
      who: who.domain,
      fix: [
        'Publish "v=spf1 include:spf.protection.outlook.com -all" for the domain, beside what stands there already, in one record.',
      ],
      mark: 'O',
      source: `${page}; facts 11a`,
    },
    {
      id: 'dmarc-failed',
      title: 'The sender’s domain does not pass DMARC',
      codes: ['5.7.509', '5.7.26', '5.7.515', '4.7.26'],
      cause:
        'Neither SPF nor DKIM vouches for the domain in "From", and the recipient’s side refuses such mail.',
      who: who.domain,
      fix: [
        'Turn DKIM on for the domain (Defender portal) and publish both selectors.',
        'Check that SPF names Exchange Online.',
        'Do not weaken DMARC for this.',
      ],
      mark: 'O',
      source: `${page}; facts 11a`,
    },
    {
      id: 'sending-address-banned',
      title: 'The address that the mail came from is blocked',
      codes: ['5.7.511', '5.7.606-649', '5.7.513', '5.7.507', '5.7.508'],
      cause:
        'The IP address that delivered the mail is on a block list. Mail sent through Graph leaves from Microsoft’s addresses, so another server is in between.',
      who: who.network,
      fix: [
        'Look at the headers of the notice: which server delivered it?',
        'Have that server’s address removed at the delist portal of Microsoft, or at the recipient.',
      ],
      mark: 'O',
      source: page,
    },
    {
      id: 'from-missing',
      title: 'The message has no proper sender',
      codes: ['5.7.512', '5.6.11', '5.6.0'],
      cause: 'Its From header is missing or malformed, or it holds characters that mail must not hold.',
      who: who.vendor,
      fix: ['Have the product write one valid address into From, and CRLF line ends.'],
      mark: 'O',
      source: page,
    },
    {
      id: 'restricted-for-now',
      several: true,
      title: 'Microsoft restricts the sender for now',
      codes: ['4.7.500-699', '4.7.850-899'],
      cause: 'Something about the mail looked suspicious, and it is being looked at.',
      who: who.time,
      fix: ['Wait: if the mail is right, the restriction ends by itself.'],
      mark: 'O',
      source: page,
    },
  ],
};
