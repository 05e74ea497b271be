import { z } from 'zod';
import { AppError } from '../../contract/errors';
import { absent, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { SetupPorts } from '../executor';

/** Removes our management scope; one that still limits somebody's rights stays (facts 6.2). */
export function removeScope({ exchange }: SetupPorts) {
  return executorOf({
    input: z.strictObject({ name: z.string().min(1) }),
    async look({ name }) {
      if ((await exchange.scope(name)) === null) return inPlace();
      const users = await exchange.scopeUsers(name);
      if (users.length === 0) return absent;
      const words = users.map((user) => `${user.assignment} (${user.assignee})`).join(', ');
      return { state: 'unclear', reason: `The scope ${name} still limits ${words}: it stays.` };
    },
    async apply({ name }) {
      await unlessGone(exchange.removeScope(name));
      return applied();
    },
  });
}

const pointerInput = z.strictObject({
  appId: z.string().min(1),
  /** What Exchange finds this pointer by, and no other. */
  identity: z.string().min(1),
  objectId: z.string().min(1),
});

/** Removes a pointer to which no role is assigned any more (facts 6.2). */
export function removePointer({ exchange }: Pick<SetupPorts, 'exchange'>) {
  return executorOf({
    input: pointerInput,
    async look({ appId, objectId }) {
      const found = await exchange.pointers(appId, objectId);
      return found.some((one) => one.appId === appId && one.objectId === objectId) ? absent : inPlace();
    },
    async apply({ identity, objectId }) {
      const held = (await exchange.roleAssignments(objectId)).filter((one) => one.via === undefined);
      if (held.length > 0) {
        throw new AppError({
          code: 'conflict',
          message: `Exchange still assigns ${held.map((one) => one.role).join(', ')} to this service principal; it was not removed.`,
          who: 'you',
          next: 'Plan again.',
        });
      }
      await unlessGone(exchange.removePointer(identity));
      return applied();
    },
  });
}

/** Removes the senders' group. One of another address was not made here, and one that is still named stays. */
export function removeGroup({ exchange }: SetupPorts) {
  return executorOf({
    input: z.strictObject({ name: z.string().min(1), address: z.email() }),
    async look({ name, address }) {
      const group = await exchange.group(name);
      if (group === null) return inPlace();
      if (group.primarySmtpAddress.toLowerCase() !== address.toLowerCase()) {
        return { state: 'unclear', reason: `${name} is there with another address: it is not ours.` };
      }
      const users = await exchange.groupUsers(group);
      if (users.length === 0) return absent;
      return {
        state: 'unclear',
        reason: `${users.map((user) => user.name).join(', ')} still names ${name}.`,
      };
    },
    async apply({ name }) {
      await unlessGone(exchange.removeGroup(name));
      return applied();
    },
  });
}
