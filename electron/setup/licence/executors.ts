import { z } from 'zod';
import type { Directory } from '../../ports/directory';
import { absent, applied, executorOf, inPlace } from '../executor';
import { hasMailboxLicence } from './skus';

const licenceInput = z.strictObject({
  userId: z.guid(),
  skuId: z.guid(),
  usageLocation: z.string().length(2).nullable(),
});

/** Assigns a licence with a mailbox; one that came by a group meanwhile is respected (facts 11a). */
export function assignLicence(directory: Directory) {
  return executorOf({
    input: licenceInput,
    async look({ userId }) {
      const user = await directory.user(userId);
      return user !== null && hasMailboxLicence(user) ? inPlace() : absent;
    },
    async apply({ userId, skuId, usageLocation }) {
      if (usageLocation !== null) await directory.setUsageLocation(userId, usageLocation);
      await directory.assignLicense(userId, skuId);
      return applied({}, 'Exchange makes the mailbox within minutes to hours.');
    },
  });
}
