import type { JournalEntry } from '../../contract/journal';
import type { SetupSpec } from '../../contract/setup-file';
import { listed, type Planning } from '../../setup/planning';
import type { Made } from '../../setup/removal/made';

/** What a reader should know besides the steps. */
export function removalNotes({ spec, observation }: Planning): readonly string[] {
  const { exchange, application, applicationDeleted, sharedWith = [] } = observation;
  const isThere = application !== null || observation.servicePrincipal !== null;
  return [
    ...(exchange === null
      ? [
          'What is in Exchange Online cannot be seen by whoever is signed in; that part is planned by somebody who can.',
        ]
      : []),
    ...(applicationDeleted ? ['The application lies among the deleted items already.'] : []),
    ...(spec.scoping === 'accessPolicy' && isThere
      ? [
          'The access policy outlives the grant by an hour: tokens issued before carry the right until then, and the policy alone cuts them down.',
        ]
      : []),
    ...(sharedWith.length > 0 ? ['Only what belongs to this setup alone goes.'] : []),
  ];
}

/** What this computer did not make and another one may have made for the setup, and how to tell. */
export function unknownMade(
  { senders, testStage }: SetupSpec,
  made: Pick<Made, 'mailboxes' | 'licences' | 'gone'>,
  entries: readonly JournalEntry[],
): readonly string[] {
  const known = new Set([...made.mailboxes.map(({ address }) => address), ...made.gone]);
  const wanted = [...senders, ...(testStage === undefined ? [] : [testStage])];
  const unknown = wanted
    .filter(({ create, address }) => create === 'shared' && !known.has(address.toLowerCase()))
    .map(({ address }) => address);
  const wasElsewhere = entries.length === 0 && made.mailboxes.length + made.licences.length === 0;
  if (unknown.length === 0 && !wasElsewhere) return [];
  const what = unknown.length === 0 ? 'Whatever mailboxes and licences it has' : listed(unknown);
  return [
    `${what}: not made by this computer, and kept. Where another computer made ${unknown.length === 1 ? 'it' : 'them'} for this setup, this one cannot know it: give the as-built document of that computer (--created FILE), or have it removed there.`,
  ];
}
