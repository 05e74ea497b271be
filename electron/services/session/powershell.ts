import type { Clock } from '../../ports/clock';
import type { Exchange } from '../../ports/exchange';
import { checkedInvoke } from '../../exchange/checked-invoke';
import { createExchange } from '../../exchange/exchange';
import { powershellInvoke } from '../../exchange/powershell/client';
import { PowerShellSession } from '../../exchange/powershell/session';
import { anyTenant } from './sign-ins';
import { powershellHost, type PowerShellParts } from './powershell-host';
import { entraRefusal, sessionAccess, type SignInParts } from './powershell-sign-in';

/** Exchange over the bundled PowerShell: one child and one connection a tenant, for all operations of a process. */
export interface PowerShellExchange {
  /** The operations as one operation of the services has them; nothing is started before the first is used. */
  exchange(access: SignInParts): Exchange;
  /** The next call for this tenant signs in anew. */
  forget(tenant: string): void;
  /** Ends every PowerShell and removes what it wrote. */
  close(): Promise<void>;
}

/** Composes it for a session; `clock` is for waiting out throttling. */
export function powershellExchange(parts: PowerShellParts, clock: Clock): PowerShellExchange {
  const host = powershellHost(parts);
  const all: PowerShellSession[] = [];
  const known = new Map<string, PowerShellSession>();
  const find = (tenant: string): PowerShellSession | undefined =>
    known.get(tenant.toLowerCase()) ??
    [...known.values()].find((session) => session.tenantId === tenant.toLowerCase());
  const openNew = (tenant: string): PowerShellSession => {
    const session = new PowerShellSession({
      ...{ open: host.open, limits: host.limits, clock },
      showSignIn: parts.say,
      readRefusal: entraRefusal,
    });
    all.push(session);
    // Where any tenant may be signed in to, everybody is asked again.
    if (tenant !== anyTenant) known.set(tenant.toLowerCase(), session);
    return session;
  };
  return {
    exchange(signIn) {
      const session = find(signIn.tenant) ?? openNew(signIn.tenant);
      const access = sessionAccess(signIn);
      const bare = powershellInvoke(session, access, clock);
      const invoke = checkedInvoke(signIn.application?.invoke(bare) ?? bare);
      return createExchange(invoke, {
        tenant: async () => session.tenant(access),
        host: async () => session.describe(access),
        signal: signIn.signal,
      });
    },
    forget: (tenant) => find(tenant)?.forget(),
    async close() {
      await Promise.all(all.map(async (session) => session.close()));
      await host.tidy();
    },
  };
}
