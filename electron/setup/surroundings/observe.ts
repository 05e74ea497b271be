import { toAppError } from '../../contract/errors';
import type { SetupSpec } from '../../contract/setup-file';
import type { Surroundings } from '../../ports/surroundings';
import { readDomain } from '../mail-domains/read';
import { domainOf } from '../mailboxes/judge';
import type { Observation } from '../observation';
import type { Gathering } from '../parts';

/** So many domains are looked up; a setup of more is rare, and one page is not. */
const mostDomains = 20;

/** What can be read at once. Nothing here fails a reading: what cannot be seen is unknown. */
export async function readAround(found: Gathering, around: Surroundings, spec: SetupSpec): Promise<void> {
  await Promise.all([
    found.wants('cloud') ? readCloud(found, around, spec) : null,
    found.wants('domains') ? readDomains(found, around, spec) : null,
    found.wants('disk')
      ? around.freeSpace().then((freeBytes) => found.add('disk', { disk: { freeBytes } }))
      : null,
  ]);
}

/** What shows once something was sent: the service's clock, and what its hosts show of themselves. */
export async function readTraffic(found: Gathering, around: Surroundings): Promise<void> {
  if (found.wants('clock')) found.add('clock', { serviceClock: around.serviceClock() });
  if (!found.wants('routes')) return;
  const since = found.now();
  const routes = { routes: await around.routes(), ownAuthority: around.ownAuthority };
  found.add('routes', { routes }, since);
}

async function readCloud(found: Gathering, around: Surroundings, spec: SetupSpec): Promise<void> {
  const read = async (): Promise<Observation['cloud']> => {
    try {
      return { chosen: around.cloud, told: await around.tenantCloud(spec.tenant), problem: null };
    } catch (error) {
      return { chosen: around.cloud, told: null, problem: toAppError(error).message };
    }
  };
  found.add('cloud', { cloud: await read() });
}

async function readDomains(found: Gathering, around: Surroundings, spec: SetupSpec): Promise<void> {
  const own = [...new Set(spec.senders.map(({ address }) => domainOf(address)))]
    // Microsoft keeps the records of its own domain.
    .filter((domain) => !domain.endsWith('.onmicrosoft.com'))
    .slice(0, mostDomains);
  const domains = await Promise.all(
    own.map(async (domain) => readDomain(around.dns, domain, around.spfHost)),
  );
  found.add('domains', { mailDomains: { domains, spfHost: around.spfHost } });
}
