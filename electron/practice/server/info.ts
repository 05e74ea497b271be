import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import type { PracticeInfo } from '../../contract/practice-info';
import { assistantAppId } from '../world/contoso-service-principals';
import type { World } from '../world/world';

/** Where the practice tenant answers. */
interface PracticeAddresses {
  readonly api: string;
  readonly pages: string;
  readonly control: string;
  readonly caFile: string;
}

/** The INFO document (design section 9). */
export function practiceInfo(world: World, at: PracticeAddresses): PracticeInfo {
  const { tenant, users } = world.state;
  return {
    authority: at.api,
    graph: at.api,
    exchange: `${at.api}/exchange`,
    tenantId: tenant.id,
    domain: tenant.domains.find((one) => one.isDefault)?.name ?? '',
    clientId: assistantAppId,
    caFile: at.caFile,
    outbox: `${at.pages}/outbox`,
    control: at.control,
    caches: {
      rightsIdle: world.lag.rightsIdle,
      rightsBusy: world.lag.rightsBusy,
      policy: world.lag.policy,
    },
    admins: users.flatMap(({ userPrincipalName, password, roles, deletedDateTime }) =>
      roles.length === 0 || password === null || deletedDateTime !== null
        ? []
        : [{ username: userPrincipalName, password, roles: [...roles] }],
    ),
  };
}

/** Writes a file whole (never half of it is seen), readable by its owner alone. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, file);
}
