import type { DriftId } from '../../contract/review';
import { agreement, byPerson, exchangeAdmin, grantAdmin, words } from './words';

/** Rights, and what limits them. */
export const rightsCatalogue = {
  'grant-removed': words('rights', 'high', 'The grant of Mail.Send is gone', {
    why: 'With an access policy the grant is the right itself: without it no mail goes out.',
    source: 'facts 7, 11a',
    who: grantAdmin,
    mend: 'Apply the setup file again: it waits until the policy bites, then grants.',
  }),
  'assignment-added': words(
    'rights',
    'medium',
    'Another role assignment in Exchange',
    {
      why: 'Rights add up: whatever this one reaches comes on top of what was agreed.',
      source: 'facts 6.6',
      who: exchangeAdmin,
      mend: 'Apply the setup file again where it sends; what only reads mail an administrator takes away by hand.',
    },
    { way: 'person' },
  ),
  'assignment-removed': words('rights', 'high', 'The role assignment is gone', {
    why: 'It is the right to send: no mail goes out.',
    source: 'facts 6.1',
    who: exchangeAdmin,
    mend: 'Apply the setup file again.',
  }),
  'delegated-added': words(
    'rights',
    'medium',
    'Delegated permissions that were not there',
    {
      why: 'Somebody consented to something that sending does not need; it acts as whoever is signed in, and no scope limits it.',
      source: 'facts 2.8',
      who: 'a Cloud Application Administrator',
      mend: 'Take the consent back in Microsoft Entra, unless the vendor says what it is for.',
    },
    byPerson,
  ),
  'pointer-removed': words('scope', 'high', "Exchange's pointer is gone", {
    why: 'Rights in Exchange hang on it: without it the application has none, and no mail goes out.',
    source: 'facts 6.1',
    who: exchangeAdmin,
    mend: 'Apply the setup file again: pointer and role assignment are made anew.',
  }),
  'scope-removed': words('scope', 'high', 'The management scope is gone', {
    why: 'It says from which mailboxes the application may send; what the assignment reaches without it cannot be told.',
    source: 'facts 6.2',
    who: exchangeAdmin,
    mend: 'Apply the setup file again.',
  }),
  'scope-changed': words('scope', 'high', 'The filter of the scope was changed', {
    why: 'It decides from which mailboxes the application may send.',
    source: 'facts 6.2, 6.4',
    who: exchangeAdmin,
    mend: 'Apply the setup file again, or bring the setup file up to date, plan it, and have that approved.',
  }),
  'scope-shared': words(
    'scope',
    'medium',
    "Somebody else's right hangs on the scope",
    {
      why: 'Whoever corrects the scope for this application changes what the other one reaches.',
      source: 'facts 6.2',
      who: exchangeAdmin,
      mend: 'Give the other assignment a scope of its own.',
    },
    { way: 'person' },
  ),
  'policy-removed': words('scope', 'high', 'The access policy is gone', {
    why: 'Nothing limits the grant any more: the application sends as everybody.',
    source: 'facts 7',
    who: exchangeAdmin,
    mend: 'Take the grant away until the policy is back; apply the setup file again.',
  }),
  'policy-added': words('scope', 'high', 'Another access policy of the application', {
    why: 'Several Restrict policies are a union: each adds mailboxes.',
    source: 'facts 7',
    who: exchangeAdmin,
    mend: 'Apply the setup file again: it takes the other one away.',
  }),
  'policy-deny': words('scope', 'high', 'An access policy that denies', {
    why: 'Deny beats Restrict: mail of the senders it names does not go out.',
    source: 'facts 7',
    who: exchangeAdmin,
    mend: 'Apply the setup file again: it takes the policy away.',
  }),
  'group-removed': words('scope', 'high', 'The group of the senders is gone', {
    why: 'Scope or policy name it: what they reach without it cannot be told.',
    source: 'facts 6.4, 7',
    who: exchangeAdmin,
    mend: 'Apply the setup file again.',
  }),
  'group-member-added': words('scope', 'high', 'A mailbox more in the group', {
    why: 'Whoever is a member can be sent from.',
    source: 'facts 6.4, 7',
    who: exchangeAdmin,
    mend: 'Apply the setup file again, or add it to the setup file, plan it, and have that approved.',
  }),
  'group-member-removed': words('scope', 'high', 'A sender is no member of the group', {
    why: 'Its mail does not go out.',
    source: 'facts 6.4, 7',
    who: exchangeAdmin,
    mend: 'Apply the setup file again, or take it out of the setup file.',
  }),
  'group-opened': words('scope', 'medium', 'The group is open or shown', {
    why: 'Whoever can join it by themselves can be sent from.',
    source: 'facts 6.4, 8.3',
    who: exchangeAdmin,
    mend: 'Apply the setup file again: it closes and hides the group.',
  }),
  'group-owners': words(
    'scope',
    'medium',
    'Other owners of the group',
    {
      why: 'The owner of the group decides from which mailboxes the application may send.',
      source: 'facts 6.4',
      who: exchangeAdmin,
      mend: 'Give it back to whoever answers for it.',
    },
    byPerson,
  ),
  'reach-foreign': words(
    'scope',
    'high',
    'It reaches mailboxes that were not agreed',
    {
      why: 'It can send as them.',
      source: 'facts 6.6',
      who: exchangeAdmin,
      mend: 'Find out what gives the right (the evidence of a proof names it), and take it away.',
    },
    { way: 'prove' },
  ),
  'reach-missing': words(
    'scope',
    'high',
    'It does not reach a sender',
    {
      why: 'Mail of that sender does not go out.',
      source: 'facts 6.6',
      who: exchangeAdmin,
      mend: 'Prove it: the proof names what stands in the way.',
    },
    { way: 'prove' },
  ),
  'outsider-inside': words('scope', 'high', 'The outsider is inside', {
    why: 'The mailbox that must be refused can be sent from: the limit does not hold.',
    source: agreement,
    who: exchangeAdmin,
    mend: 'Apply the setup file again, then prove it.',
  }),
} as const satisfies Partial<Record<DriftId, ReturnType<typeof words>>>;
