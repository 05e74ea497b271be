import { z } from 'zod';
import { withBackOff } from '../back-off';
import { absent, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { SetupPorts } from '../executor';

const policyInput = z.strictObject({
  clientId: z.guid(),
  group: z.string().min(1),
  groupAddress: z.email(),
});

/** Creates the RestrictAccess policy for our group (facts 7); a group just made may not be known yet. */
export function createAccessPolicy({ exchange, clock }: SetupPorts) {
  return executorOf({
    input: policyInput,
    async look({ clientId, group }) {
      const policies = await exchange.accessPolicies(clientId);
      const own = policies.find(
        (policy) =>
          policy.appId !== '*' && policy.scopeName === group && /restrict/iu.test(policy.accessRight),
      );
      return own === undefined ? absent : inPlace();
    },
    async apply({ clientId, groupAddress }, context) {
      await withBackOff(clock, context.signal, async () =>
        exchange.createAccessPolicy(clientId, groupAddress),
      );
      return applied({}, 'It takes an hour or more until it is effective.');
    },
  });
}

const removalInput = z.strictObject({
  clientId: z.guid(),
  identity: z.string().min(1),
  /** For whoever gives it back. */
  accessRight: z.string().optional(),
  scopeName: z.string().optional(),
  address: z.string().nullable().optional(),
});

/** Removes another policy of the same application. */
export function removeAccessPolicy({ exchange }: Pick<SetupPorts, 'exchange'>) {
  return executorOf({
    input: removalInput,
    async look({ clientId, identity }) {
      const policies = await exchange.accessPolicies(clientId);
      return policies.some((policy) => policy.identity === identity) ? absent : inPlace();
    },
    async apply({ identity }) {
      await unlessGone(exchange.removeAccessPolicy(identity));
      return applied();
    },
  });
}
