import { AppError } from '../../contract/errors';
import type { Row } from '../invoke';
import { text, textOrNull } from '../rows';

/** What Get-ConnectionInformation says of the one connection (facts 10.2). */
export interface ExchangeConnection {
  /** In lower case. */
  readonly tenantId: string;
  /** Milliseconds since the epoch; null: not told. */
  readonly expiresMs: number | null;
  /** False where the module itself says that the connection or its token is no good any more. */
  readonly isActive: boolean;
}

/** Reads its rows; null unless there is exactly one: of two nobody could say to which a cmdlet goes (design rule 9). */
export function connectionFrom(rows: readonly Row[]): ExchangeConnection | null {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) return null;
  const expires = Date.parse(text(row, 'TokenExpiryTimeUTC'));
  const state = textOrNull(row, 'State') ?? 'Connected';
  const token = textOrNull(row, 'TokenStatus') ?? 'Active';
  return {
    tenantId: text(row, 'TenantID').toLowerCase(),
    expiresMs: Number.isNaN(expires) ? null : expires,
    isActive: state === 'Connected' && token === 'Active',
  };
}

/** Throws `tenant-mismatch` unless the connection is the wanted tenant's (design rule 9). */
export function refuseOtherTenant(connection: ExchangeConnection, wanted: string): void {
  if (connection.tenantId !== '' && connection.tenantId === wanted.toLowerCase()) return;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `Exchange Online is connected to the tenant ${connection.tenantId || '(not told)'}, but ${wanted} is wanted. Nothing was written.`,
    who: 'you',
    next: 'Sign in to Exchange with an account of this tenant (--exchange-as USER); a partner also names it: --delegated-organization DOMAIN.',
  });
}
