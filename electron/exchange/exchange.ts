import type { Exchange } from '../ports/exchange';
import type { Invoke } from './invoke';
import { accessPolicyOperations } from './operations/access-policies';
import type { OperationContext } from './operations/context';
import { auditRecordOperations } from './operations/audit-records';
import { folderOperations } from './operations/folders';
import { groupOperations } from './operations/groups';
import { organizationOperations } from './operations/organization';
import { pointerOperations } from './operations/pointers';
import { recipientOperations } from './operations/recipients';
import { roleAssignmentOperations } from './operations/role-assignments';
import { scopeOperations } from './operations/scopes';
import { testOperations } from './operations/tests';
import { traceOperations } from './operations/trace';

export interface ExchangeOptions {
  /** The tenant id of the connection, asked of the connection itself and never of the setup (design rule 9). */
  readonly tenant: () => Promise<string>;
  /** What runs the cmdlets on this computer, in words; throws where it cannot. Left out: nothing is needed here. */
  readonly host?: () => Promise<string>;
  /** Ends every call under way. */
  readonly signal?: AbortSignal;
}

/** The typed operations over one way to run cmdlets: bundled PowerShell or the practice tenant's HTTPS. */
export function createExchange(invoke: Invoke, { tenant, host, signal }: ExchangeOptions): Exchange {
  const context: OperationContext = {
    async call(cmdlet, parameters = {}, fields) {
      return (await invoke(cmdlet, parameters, signal, fields)).result;
    },
  };
  return {
    connectedTenant: tenant,
    ...(host === undefined ? {} : { host }),
    ...recipientOperations(context),
    ...pointerOperations(context),
    ...scopeOperations(context),
    ...roleAssignmentOperations(context),
    ...accessPolicyOperations(context),
    ...groupOperations(context),
    ...organizationOperations(context),
    ...testOperations(context),
    ...traceOperations(context),
    ...folderOperations(context),
    ...auditRecordOperations(context),
  };
}
