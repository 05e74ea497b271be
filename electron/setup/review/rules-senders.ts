import type { DriftId, ReviewBase } from '../../contract/review';
import { domainOf, judgeSenders } from '../mailboxes/judge';
import { isMailbox } from '../proof/membership';
import { sendersAgreed, type SenderAgreed } from './senders';
import { drift, type DriftRule, type ReviewContext } from './types';

interface Line {
  readonly id: DriftId;
  readonly text: string;
}

/** The senders' mailboxes, each against how it was agreed. */
const senders: DriftRule = (context) => {
  const { seen } = context;
  // What cannot be read is told by `not-read`: a mailbox that nobody saw is not gone.
  if (!seen.lint.recipients.ok) return [];
  const lines = sendersAgreed(context).flatMap((one) => [
    ...whereItIs(context, one),
    ...(seen.mailboxes.ok ? howItStands(context, one) : []),
  ]);
  return grouped([...lines, ...licences(context)]);
};

/** Gone, renamed, or its address given to another one. */
function whereItIs(
  context: ReviewContext,
  { address, id, isKept, now, mailbox }: SenderAgreed,
): readonly Line[] {
  const domains = context.seen.lint.domains;
  const domain = domainOf(address);
  if (domains !== null && !domains.includes(domain)) {
    return [{ id: 'sender-domain', text: `${domain} of ${address} is no domain of this tenant any more.` }];
  }
  if (now === null) {
    const elsewhere = mailbox?.recipient.primarySmtpAddress ?? null;
    return [
      elsewhere === null
        ? { id: 'sender-removed', text: `There is no mailbox of ${address}.` }
        : { id: 'sender-renamed', text: `The mailbox of ${address} is ${elsewhere} now.` },
    ];
  }
  if (isKept && now.externalDirectoryObjectId !== id) {
    const was = mailbox === null ? 'is gone' : `is ${mailbox.recipient.primarySmtpAddress} now`;
    return [
      {
        id: 'sender-replaced',
        text: `${address} leads to another mailbox, "${now.displayName}"; the agreed one ${was}.`,
      },
    ];
  }
  const primary = now.primarySmtpAddress.toLowerCase();
  return primary === address.toLowerCase()
    ? []
    : [
        {
          id: 'sender-renamed',
          text: `${address} is only another address of ${primary}, from which mail goes out.`,
        },
      ];
}

/** What was changed on the mailbox itself. */
function howItStands({ base }: ReviewContext, { address, id, now, mailbox }: SenderAgreed): readonly Line[] {
  const was = base?.senders[address.toLowerCase()];
  const kind = mailbox?.recipient.kind ?? now?.kind ?? null;
  if (was === undefined || kind === null || was.id !== id) return [];
  const onPremises = kind === 'MailUser' || kind.startsWith('Remote');
  const lines: Line[] = [];
  if (onPremises) lines.push({ id: 'sender-on-premises', text: `${address} is a ${kind} now.` });
  else if (kind !== was.kind) {
    lines.push({ id: 'sender-converted', text: `${address} was a ${was.kind} and is a ${kind}.` });
  }
  if (mailbox === null) return lines;
  return [...lines, ...switches(address, was, mailbox)];
}

function switches(
  address: string,
  was: ReviewBase['senders'][string],
  is: NonNullable<SenderAgreed['mailbox']>,
): readonly Line[] {
  const turned = (before: boolean | null, after: boolean | null): boolean =>
    before !== null && after !== null && before !== after;
  const words = (state: boolean | null, on: string, off: string): string => (state === true ? on : off);
  return [
    ...(turned(was.hidden, is.hidden)
      ? [
          {
            id: 'sender-hidden' as const,
            text: `${address} is ${words(is.hidden, 'hidden from', 'shown in')} address lists.`,
          },
        ]
      : []),
    ...(turned(was.onHold, is.onHold)
      ? [{ id: 'sender-on-hold' as const, text: `${address} is ${words(is.onHold, 'on', 'off')} hold.` }]
      : []),
    ...(turned(was.accountDisabled, is.accountDisabled)
      ? [
          {
            id: 'sender-account' as const,
            text: `Signing in to ${address} is ${words(is.accountDisabled, 'blocked', 'open')}.`,
          },
        ]
      : []),
    ...(was.forwardsTo === is.forwardsTo
      ? []
      : [
          {
            id: 'sender-forwarded' as const,
            text:
              is.forwardsTo === null
                ? `${address} is not forwarded any more.`
                : `Mail to ${address} is forwarded to ${is.forwardsTo}.`,
          },
        ]),
  ];
}

function licences({ planning, seen, base }: ReviewContext): readonly Line[] {
  const { recipients } = seen.lint;
  if (planning === null || !recipients.ok) return [];
  // Of an address that leads elsewhere something else is told.
  const isThere = (address: string): boolean => {
    const id = recipients.value.get(address.toLowerCase())?.externalDirectoryObjectId;
    return id !== undefined && id === (base?.senders[address.toLowerCase()]?.id ?? id);
  };
  return [...judgeSenders(planning.spec, planning.observation)].flatMap(([address, state]) =>
    state.kind === 'unlicensed' && isThere(address)
      ? [{ id: 'sender-unlicensed' as const, text: `${address} has no licence with a mailbox.` }]
      : [],
  );
}

function grouped(lines: readonly Line[]) {
  const ids = [...new Set(lines.map(({ id }) => id))];
  return ids.flatMap((id) =>
    drift(
      id,
      lines.filter((one) => one.id === id).map(({ text }) => text),
    ),
  );
}

/** Without a mailbox that is refused nothing is proven. */
const outsider: DriftRule = ({ record, seen }) => {
  const { outsider: address } = record.spec;
  if (!seen.lint.recipients.ok) return [];
  const found = seen.lint.recipients.value.get(address.toLowerCase());
  if (found !== undefined && isMailbox(found)) return [];
  const what = found === undefined ? 'has no mailbox' : `is a ${found.kind}`;
  return drift('outsider-gone', [`The outsider ${address} ${what}: that it is refused proves nothing.`]);
};

/** Senders and outsider. */
export const senderRules: readonly DriftRule[] = [senders, outsider];
