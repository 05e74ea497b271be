import { onFirstUse } from '../../contract/on-first-use';
import type { Desk } from '../../contract/desk/desk';
import type { Channels } from './context';

/**
 * Channels whose code is loaded when one of them is asked for first: together it is most of the product, and the window
 * needs none of it to be there.
 */
export function whenAsked<C extends keyof Desk>(
  names: readonly C[],
  load: () => Promise<Channels<C>>,
): Channels<C> {
  const loaded = onFirstUse(load);
  const methods = names.map((name) => [
    name,
    async (input: never) => ((await loaded())[name] as (given: never) => unknown)(input),
  ]);
  return Object.fromEntries(methods) as Channels<C>;
}
