import { AppError } from '../contract/errors';
import type { AskedTenant } from '../services/services';
import type { CliContext, CommonOptions } from './context';
import { plain } from './plain';
import type { CommandRun } from './run-command';
import { isTenant } from './tenant-name';

/** What is asked of a tenant that nobody named, and what is said where it cannot be asked. */
interface Words {
  readonly question: (tenant: string, setups: number) => string;
  readonly leftOut: string;
}

/**
 * Whether something is done in a tenant: it was named (`--tenant`), it is the only one of this computer, or somebody at
 * the terminal says so; no action over several tenants without naming each. Throws AppError `invalid-input` for a name
 * that no setup's tenant has.
 */
export async function namedTenants(
  context: CliContext,
  { tenant: names, json }: CommonOptions & { readonly tenant?: readonly string[] },
  { services, say }: Pick<CommandRun, 'services' | 'say'>,
  { question, leftOut }: Words,
): Promise<(asked: AskedTenant) => Promise<boolean>> {
  const { setups } = await services.status();
  const tenants = new Map(setups.map((one) => [one.tenant, one]));
  const named = names?.map((name) => name.toLowerCase());
  const stranger = named?.find((name) => !setups.some((one) => isTenant(one, name)));
  if (stranger !== undefined) throw unknownTenant(stranger);
  return async ({ tenant, setups: ids }) => {
    const one = tenants.get(tenant);
    if (one === undefined) return false;
    if (named !== undefined) return named.some((name) => isTenant(one, name));
    // Of one tenant alone nobody can mistake which is meant.
    if (tenants.size === 1) return true;
    if (!context.isTerminal || json === true) {
      say(`${plain(one.tenantName)} was not named (--tenant); ${leftOut}`);
      return false;
    }
    return context.confirm(question(`${plain(one.tenantName)} (${tenant})`, ids.length));
  };
}

function unknownTenant(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `No setup of this computer is in the tenant "${name}".`,
    who: 'you',
    next: 'See the tenants with: sendwright status',
  });
}
