import type { Finding, FindingId } from '../../contract/lint';

/** Whether a plan can mend it: by itself, where it is asked for by name, or never. */
type ByPlan = 'yes' | 'asked' | 'no';

type Words = Omit<Finding, 'id' | 'evidence' | 'repairable' | 'onRequest' | 'instead'> & {
  readonly byPlan: ByPlan;
};

const exchangeAdmin = 'an Exchange Administrator';
const applicationAdmin = 'a Cloud Application Administrator or an owner of the application';
const grantAdmin = 'a Privileged Role Administrator or a Global Administrator';

function words(
  severity: Finding['severity'],
  title: string,
  text: Pick<Words, 'why' | 'source' | 'who' | 'mend'>,
  byPlan: ByPlan = 'no',
): Words {
  return { severity, title, ...text, byPlan };
}

/** What each finding says, whatever the application; docs/survey-and-lint.md is held against it. */
export const catalogue: Readonly<Record<FindingId, Words>> = {
  'union-hazard': words(
    'high',
    'A grant in Entra beside a scope in Exchange',
    {
      why: 'Rights add up: with the grant the application sends as every mailbox, and the scope has no effect.',
      source: 'facts 6.6',
      who: grantAdmin,
      mend: 'Remove the grant; the scope then counts. Tokens issued before carry it for about an hour.',
    },
    'yes',
  ),
  'tenant-wide': words('high', 'Nothing limits from which mailboxes it sends', {
    why: 'The application, or whoever gets hold of its credential, can send as anybody in the organisation.',
    source: 'facts 6.2, 6.6',
    who: `${exchangeAdmin}, and ${grantAdmin}`,
    mend: 'Decide which mailboxes it needs, write a setup file with them, and plan it: a scope first, then the removal of what is wider.',
  }),
  'could-widen': words(
    'high',
    'It could give itself the right to send',
    {
      why: 'With this right the application can grant itself any other, whatever limits it today.',
      source: 'facts 11a',
      who: grantAdmin,
      mend: 'Ask the vendor what it is for; take it away where mail is all that is wanted.',
    },
    'asked',
  ),
  'wrong-pointer': words(
    'high',
    "Exchange's pointer carries a wrong id",
    {
      why: 'Rights in Exchange hang on the object id of the enterprise application. With another id they reach nobody, or somebody else; a pointer cannot be corrected, only made anew.',
      source: 'facts 2.4, 6.1',
      who: exchangeAdmin,
      mend: 'Remove the pointer with the role assignments on it, and make it with the object id of the enterprise application.',
    },
    'yes',
  ),
  'policy-on-mailbox': words('high', 'An access policy hangs on what is no security principal', {
    why: 'A policy can be scoped to a user mailbox or a mail-enabled security group only; on a shared mailbox or a plain list nobody can say what it does.',
    source: 'facts 7',
    who: exchangeAdmin,
    mend: 'Put the mailbox into a mail-enabled security group and scope the policy to that, or move to a scope of RBAC for Applications.',
  }),
  'policy-gone': words(
    'medium',
    'The group of an access policy is not there any more',
    {
      why: 'A Restrict policy without its group leaves the application without mailboxes, or none can say with which.',
      source: 'facts 7',
      who: exchangeAdmin,
      mend: 'Make a policy for the right group, then remove this one.',
    },
    'yes',
  ),
  'policy-idle': words(
    'low',
    'An access policy that cuts nothing down',
    {
      why: 'A policy limits grants in Entra only. There is none, so it does nothing, and whoever reads it believes that it does.',
      source: 'facts 6.6, 7',
      who: exchangeAdmin,
      mend: 'Remove the policy; role assignments in Exchange are limited by their scope.',
    },
    'yes',
  ),
  'policy-legacy': words('low', 'Limited by an application access policy', {
    why: 'Access policies are legacy: Microsoft tells to make no new ones and announces that they go. They never limit SMTP.',
    source: 'facts 7',
    who: `${exchangeAdmin}, and ${grantAdmin}`,
    mend: 'Write a setup file with `scoping: rbac` for its mailboxes and plan it: the scope comes first, grant and policy go last.',
  }),
  'scope-gone': words(
    'medium',
    'The scope of a role assignment is not there any more',
    {
      why: 'What the assignment reaches cannot be told.',
      source: 'facts 6.2',
      who: exchangeAdmin,
      mend: 'Look at the assignment in Exchange; give it a scope or remove it.',
    },
    'yes',
  ),
  'duplicate-assignment': words(
    'low',
    'The same right twice',
    {
      why: 'Whoever takes one away believes that the right is gone, and the other one gives it on.',
      source: 'facts 6.2',
      who: exchangeAdmin,
      mend: 'Keep one role assignment for the scope and remove the others.',
    },
    'yes',
  ),
  'filter-primary-address': words(
    'medium',
    'The scope filters on PrimarySmtpAddress',
    {
      why: 'That filter matches every address of a mailbox: whoever gets the address as an alias later can be sent from.',
      source: 'facts 6.4',
      who: exchangeAdmin,
      mend: 'Filter on ExternalDirectoryObjectId, which stays the same when addresses change.',
    },
    'yes',
  ),
  'nested-group': words(
    'medium',
    'A group within the group of a scope',
    {
      why: 'A scope counts direct members only: the mailboxes of the inner group are out of reach, though everybody reads them in.',
      source: 'facts 6.4, 7',
      who: exchangeAdmin,
      mend: 'Make the mailboxes direct members, or take the inner group out.',
    },
    'yes',
  ),
  'declared-mail-send': words(
    'medium',
    'Mail.Send is declared though a scope gives the right',
    {
      why: 'Nothing is granted yet. The next click on "Grant admin consent" makes the application tenant-wide and voids the scope.',
      source: 'facts 2.3',
      who: applicationAdmin,
      mend: 'Take Mail.Send out of the API permissions of the app registration.',
    },
    'yes',
  ),
  'unneeded-permission': words(
    'medium',
    'Permissions that sending does not need',
    {
      why: 'Each is a right over the whole tenant that the credential carries.',
      source: 'facts 6.6',
      who: grantAdmin,
      mend: 'Ask the vendor what they are for; take away what nobody can name a use of.',
    },
    'asked',
  ),
  'undeclared-permission': words(
    'low',
    'Granted, but not declared',
    {
      why: 'The portal does not show it among the configured permissions, and the next consent may take it away: mail stops.',
      source: 'facts 2.9',
      who: applicationAdmin,
      mend: 'Declare what is needed, take back what is not.',
    },
    'asked',
  ),
  'delegated-leftover': words(
    'medium',
    'Delegated permission to send',
    {
      why: 'Client credentials do not use it, no mailbox limit applies to it, and with it the application sends as whoever is signed in to it.',
      source: 'facts 2.8',
      who: applicationAdmin,
      mend: 'Take the consent back and the permission out of the app registration.',
    },
    'yes',
  ),
  'credential-expired': words(
    'low',
    'Expired credentials',
    {
      why: 'Nobody can use them, and they hide which one counts.',
      source: 'facts 5.1',
      who: applicationAdmin,
      mend: 'Remove them.',
    },
    'yes',
  ),
  'credential-expiring': words('medium', 'A credential ends soon', {
    why: 'When it has ended the application gets no token, and mail stops without a warning.',
    source: 'facts 5.1',
    who: applicationAdmin,
    mend: 'Make a new one, hand it over, see it working, and only then remove this one.',
  }),
  'credential-long-lived': words('medium', 'A credential that lives long', {
    why: 'Microsoft advises under 12 months for a secret. A leaked one is good until it ends, and who knew of it has left by then.',
    source: 'facts 2.5, 4',
    who: applicationAdmin,
    mend: 'Replace it by one of six months, or by a certificate.',
  }),
  'credential-unused': words(
    'medium',
    'A credential that no setup here uses',
    {
      why: 'Somebody made it beside the one that was handed over: forgotten after a change, or put there by whoever should not.',
      source: 'facts 2.5',
      who: applicationAdmin,
      mend: 'Find out who made it (audit log); remove it when nobody needs it.',
    },
    'asked',
  ),
  'several-secrets': words('medium', 'More than one client secret', {
    why: 'Which of them is in use cannot be seen in Graph, so none can be removed without risk, and each is a way in.',
    source: 'facts 2.14',
    who: applicationAdmin,
    mend: 'Look in the portal’s sign-in log which one is used; remove the others.',
  }),
  'secret-not-certificate': words('low', 'A client secret where a certificate would do', {
    why: 'A secret is copied through mails and screens; Microsoft says that secrets should not be used in production.',
    source: 'facts 2.5',
    who: 'the vendor',
    mend: 'Ask the vendor whether its product takes a certificate.',
  }),
  'no-owner': words(
    'low',
    'Nobody is the owner',
    {
      why: 'Nobody is told when it expires, and nobody but an administrator can renew it.',
      source: 'facts 2.5',
      who: 'a Cloud Application Administrator',
      mend: 'Make the person an owner who answers for it.',
    },
    'asked',
  ),
  'multi-tenant': words(
    'medium',
    'Open to other organisations without need',
    {
      why: 'Any tenant can sign in to it; the wide audience also takes away limits on what it accepts.',
      source: 'facts 2.3',
      who: applicationAdmin,
      mend: 'Set the supported account types to this organisation only, unless the vendor needs more.',
    },
    'asked',
  ),
  'duplicate-name': words('low', 'Other applications of the same name', {
    why: 'People and scripts that go by the name change the wrong one.',
    source: 'facts 2.3',
    who: applicationAdmin,
    mend: 'Find out which one is in use; rename or delete the others.',
  }),
  'not-read': words('unknown', 'Not everything could be looked at', {
    why: 'What could not be read may hide a finding.',
    source: 'facts 6.8',
    who: 'an Exchange Administrator or a Global Reader',
    mend: 'Run it again with somebody signed in who may read it.',
  }),
};
