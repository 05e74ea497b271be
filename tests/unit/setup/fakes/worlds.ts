import type { Check } from '../../../../electron/contract/plan';
import { unwatched } from '../../../../electron/setup/parts';
import { planOf } from './job';
import { scenarios } from './scenarios';
import type { FakeState } from './state';
import { fakeTenant, specOf } from './tenant';

const everything = { watch: unwatched };
const nothing = (): void => undefined;

/** Setup files that something is wrong with, at a tenant where nothing is. */
const odd: readonly (readonly [Record<string, unknown>, (state: FakeState) => void])[] = [
  ...['nobody', 'billing', 'plant', 'room', 'team', 'temp'].map(
    (local) => [{ senders: [{ address: `${local}@contoso.example` }] }, nothing] as const,
  ),
  [{ outsider: 'nobody@contoso.example' }, nothing],
  [{ tenant: 'fabrikam.example' }, nothing],
  [{ scoping: 'accessPolicy' }, nothing],
  [{}, (state) => (state.policy = null)],
];

/** The checks of every world that these fakes know. */
export async function checksOfAllWorlds(): Promise<readonly Check[]> {
  const plans = await Promise.all([
    ...scenarios.map(async ({ spec, change }) => planOf(fakeTenant(change), spec, everything)),
    ...odd.map(async ([spec, change]) => planOf(fakeTenant(change), specOf(spec), everything)),
  ]);
  return plans.flatMap(({ checks }) => checks);
}
