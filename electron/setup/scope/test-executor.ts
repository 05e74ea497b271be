import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { AuthorizationView } from '../../ports/exchange';
import { applied, executorOf, inPlace, absent, waiting } from '../executor';
import type { SetupPorts } from '../executor';
import { applicationRoleVerdict } from '../send-rights';

const input = z.strictObject({
  servicePrincipalId: z.guid(),
  senders: z.array(z.email()).min(1),
  outsider: z.email(),
});

type Answer = 'inside' | 'outside' | 'unclear';

/**
 * Asks Exchange itself whether the senders are inside and the outsider is not (facts 6.5), ahead of its caches and
 * whatever Entra grants: before a grant goes, what replaces it must stand. Writes nothing.
 */
export function testAssignment({ exchange, clock }: SetupPorts) {
  const ask = async ({ servicePrincipalId, senders, outsider }: z.infer<typeof input>) => {
    const recipients = await exchange.recipients([...senders, outsider]);
    const answerOf = async (address: string): Promise<Answer> => {
      const resource = recipients.get(address.toLowerCase())?.distinguishedName ?? '';
      return verdict(
        await exchange.testAuthorization(servicePrincipalId, resource === '' ? address : resource),
      );
    };
    // One after the other: Exchange serves few calls at once.
    const missing: string[] = [];
    for (const sender of senders) if ((await answerOf(sender)) !== 'inside') missing.push(sender);
    return { missing, outsider: await answerOf(outsider) };
  };
  return executorOf({
    input,
    looksFirst: () => false,
    async look(wanted) {
      const { missing, outsider } = await ask(wanted);
      return missing.length === 0 && outsider === 'outside' ? inPlace() : absent;
    },
    async apply(wanted) {
      const { missing, outsider } = await ask(wanted);
      if (outsider === 'inside') throw reachesOutsider(wanted.outsider);
      if (missing.length > 0 || outsider === 'unclear') {
        const whom =
          missing.length > 0 ? `let the application send as ${missing.join(', ')}` : 'answer clearly';
        return waiting(clock, `Exchange to ${whom}`, 5);
      }
      return applied({}, `Exchange lets it send as the senders and not as ${wanted.outsider}.`);
    },
  });
}

function verdict(views: readonly AuthorizationView[]): Answer {
  const sending = views.filter((view) => applicationRoleVerdict(view.role) === 'sends');
  if (sending.some((view) => view.inScope === true)) return 'inside';
  return sending.every((view) => view.inScope === false) ? 'outside' : 'unclear';
}

function reachesOutsider(outsider: string): AppError {
  return new AppError({
    code: 'conflict',
    message: `Exchange would let the application send as ${outsider} too; the grant was not touched.`,
    who: 'an Exchange Administrator',
    next: 'Look which role assignment reaches that mailbox, then plan again.',
  });
}
