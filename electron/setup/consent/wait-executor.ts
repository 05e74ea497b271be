import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { Outcome } from '../../contract/run';
import { hashOf } from '../../engine/plan-hash';
import type { Verification } from '../../engine/types';
import { absent, applied, executorOf, inPlace, waiting } from '../executor';
import type { PolicyTime, SetupPorts } from '../executor';

const waitInput = z.strictObject({
  clientId: z.guid(),
  group: z.string().min(1),
  sender: z.email(),
  outsider: z.email(),
});
type Input = z.infer<typeof waitInput>;

/** How soon it is worth asking Exchange's own test again. */
const testMinutes = 15;

/**
 * Passes only when the policy refuses the outsider and lets a sender through, and when policy and members have been
 * seen as they are for longer than Microsoft says a policy takes: its test is right at once, its effect is not (facts
 * 7, 11a). Exchange does not tell how old a policy is, so the time counts from when it was first seen. Never sleeps.
 */
export function waitForPolicy(
  { exchange, clock }: Pick<SetupPorts, 'exchange' | 'clock'>,
  policyTime: PolicyTime,
) {
  const test = async ({ clientId, sender, outsider }: Input): Promise<Verification> => {
    const [inside, outside] = await Promise.all([
      exchange.testAccessPolicy(clientId, sender),
      exchange.testAccessPolicy(clientId, outsider),
    ]);
    if (inside === 'unknown' || outside === 'unknown') {
      return { state: 'unclear', reason: 'Test-ApplicationAccessPolicy gave an answer that cannot be read.' };
    }
    return inside === 'granted' && outside === 'denied' ? inPlace() : absent;
  };
  /** Since when the limit stands as it does now. */
  const since = async ({ clientId, group }: Input): Promise<Date> => {
    const [policies, members] = await Promise.all([
      exchange.accessPolicies(clientId),
      exchange.groupMembers(group),
    ]);
    const mark = hashOf({
      policies: policies.map((one) => `${one.identity} ${one.accessRight}`).sort(),
      members: members.map((one) => one.externalDirectoryObjectId).sort(),
    });
    return new Date(await policyTime.firstSeen(mark));
  };
  const settles = async (input: Input): Promise<Date> =>
    new Date((await since(input)).getTime() + policyTime.settleMs);
  return executorOf<Input>({
    input: waitInput,
    looksFirst: () => false,
    async look(input) {
      const [tested, settled] = await Promise.all([test(input), settles(input)]);
      return tested.state === 'in-place' && settled > clock.now() ? absent : tested;
    },
    async apply(input): Promise<Outcome> {
      const [tested, settled] = await Promise.all([test(input), settles(input)]);
      if (tested.state === 'unclear') throw new AppError({ code: 'unsupported', message: tested.reason });
      if (tested.state === 'absent') {
        return waiting(clock, `the access policy to refuse ${input.outsider}`, testMinutes);
      }
      if (settled > clock.now()) {
        const what = `the access policy to be effective everywhere; its own test refuses ${input.outsider} already, but Exchange may let mail through for an hour and more`;
        return { kind: 'waiting', for: what, nextTry: settled.toISOString() };
      }
      return applied({}, `The policy refuses ${input.outsider} and lets ${input.sender} pass.`);
    },
  });
}
