import type { LintDocument } from '../contract/lint';
import { lookAtApplication } from './lint';
import { applyRepair } from './repair';
import { readRepair } from './repair-plan';
import { anyTenant } from './session/sign-ins';
import type { Sessions } from './sessions';
import { surveyTenant } from './survey';
import type { TenantLooks } from './tenant-looks';

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
        return (await lookAtApplication(session.parts, session, session, options)).document;
      }
      const session = await open(tenant, options);
      return (await lookAtApplication(session.parts, target, session, options)).document;
    },
    async repair(file, approve, options) {
      const saved = readRepair(file.text, file.name);
      // A plan says where it belongs; whoever belongs elsewhere (partner, guest) signs in there.
      const session = await open(tenant === anyTenant ? saved.tenantId : tenant, options);
      return applyRepair(session.parts, saved, approve, session);
    },
  };
}
