import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { Outcome } from '../../contract/run';
import type { StepContext, Verification } from '../../engine/types';
import type { RecipientView } from '../../ports/exchange';
import { withBackOff } from '../back-off';
import { absent, absentBut, applied, executorOf, inPlace, waiting } from '../executor';
import type { Look, SetupPorts } from '../executor';
import { roleIds, whoHolds } from '../roles';

const sharedInput = z.strictObject({ address: z.email(), displayName: z.string().min(1) });

/** Creates a shared mailbox; one that is there already is used, anything else of that address is a conflict. */
export function createSharedMailbox({ exchange, clock }: SetupPorts) {
  type Seen = { readonly found: RecipientView | null };
  const judge = (found: RecipientView | null, address: string): Look<Seen> => {
    if (found === null || found.externalDirectoryObjectId === '') return absentBut({ found });
    if (found.kind === 'SharedMailbox') return inPlace({ objectId: found.externalDirectoryObjectId });
    return { state: 'unclear', reason: `${address} is taken by a ${found.kind}.` };
  };
  return executorOf({
    input: sharedInput,
    look: async ({ address }) => judge(await exchange.recipient(address), address),
    async apply({ address, displayName }, context, seen) {
      const { found } = seen ?? { found: await exchange.recipient(address) };
      const made = found ?? (await exchange.createSharedMailbox(address, displayName));
      if (made.externalDirectoryObjectId !== '') return applied({ objectId: made.externalDirectoryObjectId });
      return untilInEntra(address, context);
    },
  });

  /** Exchange names the Entra object only after it was synchronised. */
  async function untilInEntra(address: string, context: StepContext): Promise<Outcome> {
    try {
      const objectId = await withBackOff(clock, context.signal, async () => {
        const seen = await exchange.recipient(address);
        if (seen === null || seen.externalDirectoryObjectId === '') {
          throw new AppError({ code: 'not-found', message: `${address} is not in Entra yet.` });
        }
        return seen.externalDirectoryObjectId;
      });
      return applied({ objectId });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
      return waiting(clock, `${address} to appear in Entra`, 5);
    }
  }
}

const blockInput = z.strictObject({ address: z.email(), userId: z.string().min(1) });

/** Pauses before it is believed that Set-Mailbox did not disable the account: it arrives in Entra with a delay. */
const settlePauses = [0, 5_000, 15_000];

/**
 * Blocks sign-in to a shared mailbox's account. An Exchange Administrator may do it by Set-Mailbox only; where that
 * does not take, it needs a User Administrator (facts 2.1, 8.3).
 */
export function blockSignIn({ directory, exchange, clock }: SetupPorts) {
  const look = async (userId: string): Promise<Verification> => {
    const user = await directory.user(userId);
    return user?.accountEnabled === false ? inPlace() : absent;
  };
  return executorOf({
    input: blockInput,
    look: async ({ userId }) => look(userId),
    async apply({ address, userId }, context) {
      await withBackOff(clock, context.signal, async () => exchange.disableMailboxAccount(address));
      for (const pause of settlePauses) {
        await clock.sleep(pause, context.signal);
        if ((await look(userId)).state === 'in-place') return applied();
      }
      return disableInEntra(address, userId);
    },
  });

  async function disableInEntra(address: string, userId: string): Promise<Outcome> {
    try {
      await directory.setAccountEnabled(userId, false);
      return applied();
    } catch (error) {
      if (!(error instanceof AppError) || !['permission-denied', 'consent-required'].includes(error.code)) {
        throw error;
      }
      const { displayName } = await directory.organization();
      const who = whoHolds([roleIds.userAdministrator], displayName);
      return {
        kind: 'needs-person',
        who,
        reason: `The account of ${address} can still sign in; an Exchange Administrator cannot disable it in Entra.`,
      };
    }
  }
}
