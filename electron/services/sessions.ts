import { microsoftTimes } from '../setup/effect';
import type { Connection } from './connection';
import type { OperationOptions } from './operation-options';
import type { PlanningParts } from './planning-parts';
import { refuseReservedName } from './reserved-name';
import { resolveSetup } from './resolve-setup';
import type { ServicesOptions } from './services-options';

/** Opens sessions: one per operation, so that each has its own signal and listener. */
export function sessionsOf(host: ServicesOptions) {
  const { records, clock, newId, practiceTenantId } = host;

  const open = async (tenant: string, options: OperationOptions = {}) => {
    refuseReservedName(tenant, practiceTenantId);
    const signal = options.signal ?? new AbortController().signal;
    const connection: Connection = host.connect(tenant, signal);
    const parts: PlanningParts = {
      ...{ connection, records, clock, newId },
      times: host.cacheTimes ?? microsoftTimes,
    };
    return { parts, signal, listener: options.listener ?? {} };
  };
  const openSetup = async (name: string, options?: OperationOptions) => {
    const record = await resolveSetup(records, name, practiceTenantId);
    refuseReservedName(record.spec.tenant, practiceTenantId);
    return { record, ...(await open(record.tenantId, options)) };
  };
  /**
   * Does the work, looking for the keychain while the sign-in begins: what needs it waits for it, and fails as it
   * does. Against a real tenant the keychain comes first: nobody should sign in only to be told that it is missing.
   * After work that is not settled the next operation gets fresh tokens, since roles may be given meanwhile.
   */
  const perform = async <T>(
    session: Awaited<ReturnType<typeof open>>,
    work: () => Promise<T>,
    isSettled: (result: T) => boolean = () => true,
  ): Promise<T> => {
    const keychain = session.parts.connection.store();
    keychain.catch(() => undefined);
    let settled = false;
    try {
      if (practiceTenantId === null) await keychain;
      const result = await work();
      settled = isSettled(result);
      return result;
    } finally {
      const { tokens } = session.parts.connection;
      if (!settled) await Promise.all([tokens.refresh('graph'), tokens.refresh('exchange')]);
    }
  };

  return { open, openSetup, perform };
}

export type Sessions = ReturnType<typeof sessionsOf>;
