import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { DirectoryReads, DirectoryWrites, SkuView } from '../ports/directory';
import { parseAnswer } from './answer';
import { segment } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const skuSchema = z.looseObject({
  skuId: z.string(),
  skuPartNumber: z.string(),
  capabilityStatus: z.string().nullish(),
  consumedUnits: z.number().nullish(),
  prepaidUnits: z.looseObject({ enabled: z.number().nullish() }).nullish(),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string(), servicePlanName: z.string() })).nullish(),
});

type Sku = z.infer<typeof skuSchema>;

async function readSkus({ reader }: GraphSession): Promise<readonly Sku[]> {
  const found = await reader.list({ path: '/subscribedSkus', scopes: graphPermissions.skus.scopes });
  return found.map((sku) => parseAnswer(skuSchema, sku, 'a subscription'));
}

/**
 * Names of service plans by id, as this tenant's own subscriptions call them; none where the person may not read
 * subscriptions, so that users can still be read.
 */
export async function servicePlanNames(session: GraphSession): Promise<ReadonlyMap<string, string>> {
  try {
    const plans = (await readSkus(session)).flatMap((sku) => sku.servicePlans ?? []);
    return new Map(plans.map((plan) => [plan.servicePlanId.toLowerCase(), plan.servicePlanName]));
  } catch (error) {
    if (error instanceof AppError && error.code === 'permission-denied') return new Map();
    throw error;
  }
}

function skuView(sku: Sku): SkuView {
  const usable = sku.capabilityStatus !== 'Suspended' && sku.capabilityStatus !== 'Deleted';
  const free = (sku.prepaidUnits?.enabled ?? 0) - (sku.consumedUnits ?? 0);
  return {
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    freeSeats: usable ? Math.max(0, free) : 0,
    servicePlans: (sku.servicePlans ?? []).map((plan) => plan.servicePlanName),
  };
}

/** The tenant's subscriptions, and a licence for a user mailbox. */
export function licences(
  session: GraphSession,
): Pick<DirectoryReads, 'skus'> & Pick<DirectoryWrites, 'assignLicense' | 'removeLicense'> {
  return {
    async skus() {
      return (await readSkus(session)).map(skuView);
    },
    async assignLicense(userId, skuId) {
      await session.write({
        operation: 'assignLicense',
        path: `/users/${segment(userId)}/assignLicense`,
        body: { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] },
      });
    },
    async removeLicense(userId, skuId) {
      await session.write({
        operation: 'removeLicense',
        path: `/users/${segment(userId)}/assignLicense`,
        body: { addLicenses: [], removeLicenses: [skuId] },
      });
    },
  };
}
