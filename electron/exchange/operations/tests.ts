import { AppError } from '../../contract/errors';
import type { Exchange } from '../../ports/exchange';
import { flag, text, textOrNull } from '../rows';
import { accessPolicyOperations } from './access-policies';
import type { OperationContext } from './context';

type Tests = Pick<Exchange, 'testAuthorization' | 'testAccessPolicy'>;

/** The id of no application: what Exchange says about it is its word for `Granted`. */
const noApplication = '5e4d7a1c-0f3b-4c86-9d52-7be1f0a6c349';

/**
 * Test-ServicePrincipalAuthorization (uncached, blind to Entra grants: facts 6.5) and Test-ApplicationAccessPolicy
 * (policies only: facts 7).
 *
 * The latter's AccessCheckResult may be in the organisation's language. The English names decide; another word is
 * calibrated: an application that no policy names is granted by definition (facts 7), so the word for a made-up
 * application id is the word for Granted, and with only two values another word is Denied. Where a policy for all
 * applications exists, or Exchange refuses the made-up id, the answer is `unknown`. No text in any language is known
 * to this code.
 */
export function testOperations(context: OperationContext): Tests {
  const { call } = context;
  const policiesOf = accessPolicyOperations(context);
  const resultOf = async (appId: string, mailbox: string): Promise<string | null> => {
    const rows = await call('Test-ApplicationAccessPolicy', { Identity: mailbox, AppId: appId });
    return rows[0] === undefined ? null : textOrNull(rows[0], 'AccessCheckResult');
  };
  const wordForGranted = async (mailbox: string): Promise<string | null> => {
    try {
      const policies = await policiesOf.accessPolicies(noApplication);
      return policies.length > 0 ? null : await resultOf(noApplication, mailbox);
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error;
      return null;
    }
  };
  return {
    async testAuthorization(objectId, mailbox) {
      const rows = await call('Test-ServicePrincipalAuthorization', {
        Identity: objectId,
        Resource: mailbox,
      });
      return rows.map((row) => ({
        role: text(row, 'RoleName'),
        inScope: flag(row, 'InScope'),
        scopeType: text(row, 'ScopeType'),
        allowedScope: textOrNull(row, 'AllowedResourceScope'),
      }));
    },
    async testAccessPolicy(appId, mailbox) {
      const result = await resultOf(appId, mailbox);
      if (result === null) return 'unknown';
      if (result === 'Granted') return 'granted';
      if (result === 'Denied') return 'denied';
      const granted = await wordForGranted(mailbox);
      if (granted === null || granted === 'Granted' || granted === 'Denied') return 'unknown';
      return result === granted ? 'granted' : 'denied';
    },
  };
}
