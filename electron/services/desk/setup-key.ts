import type { StatusRow } from '../../contract/desk/setups';
import { setupIdOf } from '../../contract/setup-file';
import type { SetupSummary } from '../../ports/records';
import type { DraftRecord } from '../../records/drafts';
import { isVendorHeld, isVendorsKey } from '../vendor-held';
import { isHandoffCurrent, statusOf } from '../status';

/**
 * How the window names a setup: one vendor's application is set up in many tenants under one name, so the tenant's id
 * stands in front. `resolveSetup` reads it.
 */
export function keyOf({ tenantId, id }: { readonly tenantId: string; readonly id: string }): string {
  return `${tenantId}/${id}`;
}

/** What is known of a setup, under the name that the window uses. */
export function statusRow(record: SetupSummary, now: Date): StatusRow {
  const { spec } = record;
  return {
    ...{ ...statusOf(record, now), id: keyOf(record), handedOver: isHandoffCurrent(record) },
    ...(isVendorHeld(spec) ? { vendorHolds: isVendorsKey(spec) ? 'key' : 'application' } : {}),
  };
}

/** Whether a draft is that of a setup: the same application in the same tenant. */
export function isOf({ draft, setup }: DraftRecord, record: SetupSummary): boolean {
  if (draft.application.trim() === '' || setupIdOf(draft.application) !== record.id) return false;
  const tenant = draft.tenant.trim().toLowerCase();
  const names = [record.tenantId, record.spec.tenant, record.tenantName].map((name) => name.toLowerCase());
  return names.includes(tenant) || setup?.tenantId === record.tenantId;
}
