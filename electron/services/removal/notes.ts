import type { Planning } from '../../setup/planning';

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
