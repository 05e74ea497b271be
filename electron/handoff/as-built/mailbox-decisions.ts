import type { Decision } from './decision';
import type { AsBuiltInput } from './input';

/** What was decided about the mailboxes: which kind, how they are named, and whether a test stage comes first. */
export function mailboxDecisions(input: AsBuiltInput): readonly Decision[] {
  return [kinds(input), naming(input), ...stage(input)];
}

function kinds({ record: { spec } }: AsBuiltInput): Decision {
  const made = spec.senders.filter((sender) => sender.create === 'shared').length;
  const all = spec.senders.length;
  const fresh =
    'A shared mailbox of its own: no licence up to 50 GB, nobody signs in to it, its mail stays apart.';
  const existing =
    'A mailbox that is there: its address is known already; what the product sends lies among its mail.';
  return {
    about: 'Which mailboxes',
    chosen:
      made === 0
        ? 'Mailboxes that were there'
        : made === all
          ? 'New shared mailboxes, made where they were missing'
          : 'Some that were there, and new shared mailboxes where one was missing',
    why: 'The setup file names each one, so that each was agreed.',
    others: made === all ? existing : made === 0 ? fresh : `${fresh} ${existing}`,
  };
}

function naming({ names, record }: AsBuiltInput): Decision {
  const about = 'How the mailboxes are named';
  if (record.spec.scoping === 'accessPolicy') {
    return {
      about,
      chosen: 'A security group of its own, closed and hidden',
      why: 'An access policy takes no shared mailbox by itself, but a group of them.',
      others:
        'A policy for each mailbox: only for user mailboxes, and a tenant has room for about 100 to 300.',
    };
  }
  const byGroup = 'A group: whoever may change its members changes who may be sent as.';
  const byFilter = 'One by one: the filter grows too long with many.';
  return names.group === null
    ? {
        about,
        chosen: 'One by one, by object id, in the filter of the scope',
        why: 'It survives renames, no alias slips in, and only who may change the scope changes it.',
        others: `By address: a mailbox that later gets that alias enters the scope. ${byGroup}`,
      }
    : {
        about,
        chosen: 'Members of a security group of its own, closed and hidden',
        why: 'There are more than 20.',
        others: `${byFilter} By address: a mailbox that later gets that alias enters the scope.`,
      };
}

function stage({ record: { spec } }: AsBuiltInput): readonly Decision[] {
  if (spec.testStage === undefined) return [];
  return [
    {
      about: 'How it begins',
      chosen: `With ${spec.testStage.address} alone, a mailbox that nobody works with`,
      why: 'What is wrong shows before the first agreed mailbox is in reach.',
      others: 'At once with the agreed mailboxes: quicker, where the product was connected this way before.',
    },
  ];
}
