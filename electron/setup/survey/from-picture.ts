import type { ExchangeReads, RecipientView } from '../../ports/exchange';
import type { Attempt } from '../../engine/attempt';
import { idsOfFilter } from '../scope/filter';
import type { ReachDeps } from '../proof/membership';
import type { Picture, SurveyDeps } from './picture';

/** Exchange as it was read already: an application asks for its scope, its pointers' rights, and no cmdlet runs. */
export type ReadExchange = ReachDeps['exchange'] & Pick<ExchangeReads, 'roleAssignments'>;

/**
 * Answers from the picture. Only what is not in it is asked of Exchange, each thing once however many applications share
 * it: a filter that names its mailboxes by id is looked up, any other and every group is asked for.
 */
export function exchangeOf(picture: Picture, exchange: SurveyDeps['exchange']): ReadExchange {
  const scopes = once(picture.scopes, (all) => new Map(all.map((one) => [one.name.toLowerCase(), one])));
  const byId = once(
    picture.mailboxes,
    (all) => new Map(all.map((one) => [one.externalDirectoryObjectId.toLowerCase(), one])),
  );
  const matching = remembering(async (filter) => exchange.recipientsMatching(filter));
  return {
    async scope(name) {
      return scopes().get(name.toLowerCase()) ?? null;
    },
    async recipientsMatching(filter) {
      const ids = picture.mailboxes.ok ? idsOfFilter(filter) : null;
      if (ids === null) return matching(filter);
      const found = ids.map((id) => byId().get(id));
      return found.filter((one): one is RecipientView => one !== undefined);
    },
    recipient: remembering(async (identity) => exchange.recipient(identity)),
    groupMembers: remembering(async (name) => exchange.groupMembers(name)),
    async roleAssignments(objectId) {
      if (!picture.assignments.ok) throw picture.assignments.error;
      return picture.assignments.value.get(objectId.toLowerCase()) ?? [];
    },
  };
}

function once<T, R>(read: Attempt<T>, make: (value: T) => R): () => R {
  let made: R | undefined;
  return () => {
    if (!read.ok) throw read.error;
    return (made ??= make(read.value));
  };
}

/** The same question is asked once; everybody gets its answer. */
function remembering<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return async (key) => {
    const known = asked.get(key);
    if (known !== undefined) return known;
    const answer = ask(key);
    asked.set(key, answer);
    return answer;
  };
}
