import { z } from 'zod';
import { AppError, toAppError } from '../../contract/errors';
import type { Cloud } from '../../identity/clouds';
import type { DnsLookups, Route, ServiceClock, Surroundings, TenantCloud } from '../../ports/surroundings';
import type { HttpTransport } from '../../ports/transport';

/** What a host can tell of this computer and its network. */
export interface SurroundingsHost {
  /** Left out: this host cannot ask. */
  readonly dns?: DnsLookups | undefined;
  readonly freeSpace?: (() => Promise<number | null>) | undefined;
}

interface SurroundingsParts extends SurroundingsHost {
  readonly transport: HttpTransport;
  readonly seenClock: () => ServiceClock | null;
  readonly cloud: Cloud;
  /** Addresses of all hosts that the job needs. */
  readonly hosts: readonly string[];
}

const discoverySchema = z.looseObject({
  cloud_instance_name: z.string().nullish(),
  msgraph_host: z.string().nullish(),
  tenant_region_scope: z.string().nullish(),
});

/** A host that answers at all is in reach; longer than this nobody waits for it. */
const patienceMs = 6_000;

/** What an SPF record names, by cloud (facts 8.4). */
const spfHosts: Readonly<Record<Cloud['name'], string>> = {
  global: 'spf.protection.outlook.com',
  practice: 'spf.protection.outlook.com',
  gcchigh: 'spf.protection.office365.us',
  dod: 'spf.protection.office365.us',
  china: 'spf.protection.partner.outlook.cn',
};

/** The surroundings of one session. */
export function surroundingsOf(parts: SurroundingsParts): Surroundings {
  const { transport, cloud, hosts, dns = noDns, freeSpace } = parts;
  // A tenant does not move between clouds while somebody works with it.
  const discovered = new Map<string, Promise<TenantCloud | null>>();
  return {
    serviceClock: parts.seenClock,
    tenantCloud: async (tenant) => {
      const known = discovered.get(tenant) ?? discover(transport, cloud, tenant);
      discovered.set(tenant, known);
      known.catch(() => discovered.delete(tenant));
      return known;
    },
    cloud: { name: cloud.title, login: new URL(cloud.login).host, graph: new URL(cloud.graph).host },
    routes: async () => Promise.all([...new Set(hosts)].map(async (host) => routeTo(transport, host))),
    ownAuthority: cloud.name === 'practice',
    dns,
    spfHost: spfHosts[cloud.name],
    freeSpace: async () => (await freeSpace?.().catch(() => null)) ?? null,
  };
}

async function discover(transport: HttpTransport, cloud: Cloud, tenant: string): Promise<TenantCloud | null> {
  const url = `${cloud.login}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  const answer = await transport.send({ method: 'GET', url, headers: {}, timeoutMs: patienceMs });
  if (answer.status !== 200) return null;
  const found = discoverySchema.safeParse(parsed(answer.body));
  if (!found.success) return null;
  const { cloud_instance_name: login, msgraph_host: graph, tenant_region_scope: region } = found.data;
  return { login: login ?? null, graph: graph ?? null, region: region ?? null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is known of a host's connection; asked for a page of no interest where nothing was sent there yet. */
async function routeTo(transport: HttpTransport, host: string): Promise<Route> {
  const known = (await transport.peer?.(host)) ?? null;
  if (known !== null) return { host, ...known, problem: null };
  try {
    await transport.send({ method: 'GET', url: `https://${host}/`, headers: {}, timeoutMs: patienceMs });
    const peer = (await transport.peer?.(host)) ?? { proxy: null, issuer: null };
    return { host, ...peer, problem: null };
  } catch (error) {
    return { host, proxy: null, issuer: null, problem: toAppError(error).message };
  }
}

const cannotAsk = async (): Promise<never> =>
  Promise.reject(new AppError({ code: 'offline', message: 'This host cannot ask the domain name system.' }));
const noDns: DnsLookups = { txt: cannotAsk, cname: cannotAsk };
