import type { PlanDocument } from '../contract/documents';
import type { PreflightDocument } from '../contract/preflight';
import { securityRequestPage, securityRequestText, type SecurityRequest } from '../handoff/security-request';
import type { Services } from './services';

/** The request that comes of a plan's checks, or of a preflight's. */
export const requestOf: Services['securityRequest'] = (made) => {
  const request = made.command === 'plan' ? ofPlan(made) : ofPreflight(made);
  return { html: securityRequestPage(request), text: securityRequestText(request) };
};

function ofPlan({ plan, forecast = [] }: PlanDocument): SecurityRequest {
  return {
    ...{ application: plan.spec.application, senders: plan.spec.senders.map(({ address }) => address) },
    ...{ tenantName: plan.tenantName, tenantId: plan.tenantId },
    ...{ checkedAt: plan.createdAt, checkedBy: plan.createdBy, forecast },
  };
}

function ofPreflight({ tenant, senders, forecast = [], ...made }: PreflightDocument): SecurityRequest {
  const { application, checkedAt, checkedBy } = made;
  return {
    ...{ application, senders, checkedAt, checkedBy, forecast },
    ...{ tenantName: tenant.name, tenantId: tenant.id },
  };
}
