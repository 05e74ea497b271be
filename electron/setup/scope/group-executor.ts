import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { GroupView, RecipientView } from '../../ports/exchange';
import { withBackOff } from '../back-off';
import { absentBut, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { Look, SetupPorts } from '../executor';
import { untilCachesEnd } from './change';
import { securityGroupKind } from './steps';

const groupInput = z.strictObject({
  name: z.string().min(1).max(64),
  address: z.email(),
  /** Addresses of the senders. */
  members: z.array(z.email()).min(1),
});

/** The dedicated group of the senders: exactly them, nobody else (facts 6.4). */
export function ensureGroup({ exchange, clock }: SetupPorts) {
  type Seen = { readonly found: GroupView | null; readonly change: ReturnType<typeof difference> };
  const read = async ({ name, members }: z.infer<typeof groupInput>): Promise<Seen> => {
    const found = await exchange.group(name);
    const present = found === null ? [] : await exchange.groupMembers(name);
    return { found, change: difference(present, members) };
  };
  return executorOf({
    input: groupInput,
    async look(input): Promise<Look<Seen>> {
      const seen = await read(input);
      const { found, change } = seen;
      if (found === null) return absentBut(seen);
      if (found.primarySmtpAddress.toLowerCase() !== input.address.toLowerCase()) {
        return { state: 'unclear', reason: `${input.name} is there with another address: it is not ours.` };
      }
      if (found.kind !== securityGroupKind) {
        return { state: 'unclear', reason: `${input.name} is there, but as a ${found.kind}.` };
      }
      const complete = found.settled && change.add.length === 0 && change.remove.length === 0;
      return complete ? inPlace({ distinguishedName: found.distinguishedName }) : absentBut(seen);
    },
    async apply(input, context, seen) {
      const { name, address, members } = input;
      const { found, change } = seen ?? (await read(input));
      if (found === null) {
        const made = await withBackOff(clock, context.signal, async () =>
          exchange.createSecurityGroup(name, address, members),
        );
        await settle(name, context.signal);
        return applied({ distinguishedName: made.distinguishedName });
      }
      if (!found.settled) await settle(name, context.signal);
      for (const member of change.remove) await unlessGone(exchange.removeGroupMember(name, member));
      for (const member of change.add) {
        await unlessThere(
          withBackOff(clock, context.signal, async () => exchange.addGroupMember(name, member)),
        );
      }
      const isChanged = change.remove.length + change.add.length > 0;
      return applied({ distinguishedName: found.distinguishedName }, isChanged ? untilCachesEnd : undefined);
    },
  });

  /** A group just made may not be found by its name yet. */
  async function settle(name: string, signal: AbortSignal): Promise<void> {
    await withBackOff(clock, signal, async () => exchange.settleSecurityGroup(name));
  }
}

function difference(found: readonly RecipientView[], wanted: readonly string[]) {
  const has = (member: RecipientView, address: string): boolean =>
    member.addresses.some((own) => own.toLowerCase() === address);
  return {
    add: wanted.filter((address) => !found.some((member) => has(member, address))),
    remove: found
      .filter((member) => !wanted.some((address) => has(member, address)))
      .map((member) => member.primarySmtpAddress || member.externalDirectoryObjectId),
  };
}

async function unlessThere(addition: Promise<void>): Promise<void> {
  try {
    await addition;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
}
