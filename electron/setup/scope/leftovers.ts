import type { Planning } from '../planning';
import { listedSendersMax } from './filter';

/**
 * What an earlier scoping mode or a longer list of senders left behind, in words. None of it gives a right by itself,
 * and a policy still cuts down tokens that were issued before a grant was removed (facts 11a), so all of it stays.
 */
export function leftovers({ observation, spec, names }: Planning): readonly string[] {
  const { exchange } = observation;
  if (exchange === null) return [];
  const notes: string[] = [];
  const isRbac = spec.scoping === 'rbac';
  const policy = exchange.accessPolicies.some((one) => one.scopeName === names.group);
  if (isRbac && policy) {
    notes.push(
      `The application access policy for ${names.group} stays: it gives no right, and it cuts down tokens that were issued before the grant was removed.`,
    );
  }
  if (isRbac && exchange.group !== null && spec.senders.length <= listedSendersMax) {
    notes.push(`The group ${names.group} stays: no scope uses it, so its members gain nothing.`);
  }
  if (!isRbac && exchange.scope !== null) {
    notes.push(`The management scope ${names.scope} stays: without a role assignment it gives no right.`);
  }
  return notes;
}
