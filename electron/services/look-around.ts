import type { LintDocument } from '../contract/lint';
import type { SetupRecord } from '../ports/records';
import { lookAtApplication } from './lint';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';
import { applyRepair } from './repair';
import { readRepair } from './repair-plan';
import type { OperationOptions } from './services';
import { surveyTenant } from './survey';
import type { TenantLooks } from './tenant-looks';

interface Session extends ProofSession {
  readonly parts: PlanningParts;
}

/** Opens a session for a tenant, or for that of a setup. */
interface Sessions {
  readonly open: (tenant: string, options?: OperationOptions) => Promise<Session>;
  readonly openSetup: (
    name: string,
    options?: OperationOptions,
  ) => Promise<Session & { readonly record: SetupRecord }>;
}

/** What looks at a whole tenant, or at an application that is no setup. */
export function tenantLooks({ open, openSetup }: Sessions, tenant: string): TenantLooks {
  return {
    async survey(options) {
      const session = await open(tenant, options);
      return surveyTenant(session.parts, session);
    },
    async lint(target, options): Promise<LintDocument> {
      if ('setup' in target) {
        const session = await openSetup(target.setup, options);
        return (await lookAtApplication(session.parts, session, session)).document;
      }
      const session = await open(tenant, options);
      return (await lookAtApplication(session.parts, target, session)).document;
    },
    async repair(file, approve, options) {
      const saved = readRepair(file.text, file.name);
      const session = await open(tenant, options);
      return applyRepair(session.parts, saved, approve, session);
    },
  };
}
