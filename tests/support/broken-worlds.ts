import type { CommonOptions } from '../../electron/cli/context';
import type { Check } from '../../electron/contract/plan';
import type { World } from '../../electron/practice/world/world';
import type { JobChange } from './setup-files';

/** A practice tenant in which something is wrong, and what its check must say. */
export interface BrokenWorld {
  /** As a sentence behind "a world in which". */
  readonly name: string;
  readonly breaks: (world: World) => void | Promise<void>;
  readonly job?: JobChange;
  readonly options?: Partial<CommonOptions>;
  /** Id of the check. */
  readonly id: string;
  readonly status: Check['status'];
  /** In the finding or in what to do. */
  readonly says: RegExp;
  /** The check is made only in such a world. */
  readonly only?: true;
}

const domain = 'contoso.example';

/** The name records but for those of a name; with `data` a TXT record there instead. */
function renamed(world: World, name: string, data?: string): void {
  const { tenant } = world.state;
  const rest = (tenant.dns ?? []).filter((one) => one.name !== name);
  tenant.dns = [...rest, ...(data === undefined ? [] : [{ name, type: 'TXT' as const, data }])];
}

export const brokenWorlds: readonly BrokenWorld[] = [
  {
    name: 'the computer’s clock is six minutes behind',
    breaks: ({ state }) => void (state.tenant.clockAheadSeconds = 400),
    id: 'clock',
    status: 'fail',
    says: /7 min behind the service.*time server/u,
  },
  {
    name: 'the computer’s clock is two minutes ahead',
    breaks: ({ state }) => void (state.tenant.clockAheadSeconds = -120),
    id: 'clock',
    status: 'warn',
    says: /2 min ahead of the service/u,
  },
  {
    name: 'the sender domain has no SPF record',
    breaks: (world) => renamed(world, domain),
    id: `spf:${domain}`,
    status: 'warn',
    says: /contoso\.example TXT "v=spf1 include:spf\.protection\.outlook\.com -all"/u,
  },
  {
    name: 'the SPF record names another system only',
    breaks: (world) => renamed(world, domain, 'v=spf1 ip4:192.0.2.1 ~all'),
    id: `spf:${domain}`,
    status: 'warn',
    says: /"v=spf1 ip4:192\.0\.2\.1 include:spf\.protection\.outlook\.com ~all"/u,
  },
  {
    name: 'there are two SPF records',
    breaks: ({ state }) => void state.tenant.dns?.push({ name: domain, type: 'TXT', data: 'v=spf1 -all' }),
    id: `spf:${domain}`,
    status: 'warn',
    says: /2 SPF records.*none of them/u,
  },
  {
    name: 'one DKIM selector is missing',
    breaks: (world) => renamed(world, `selector2._domainkey.${domain}`),
    id: `dkim:${domain}`,
    status: 'warn',
    says: /One selector is missing.*selector2._domainkey\.contoso\.example CNAME selector2-contoso-example/u,
  },
  {
    name: 'there is no DMARC record',
    breaks: (world) => renamed(world, `_dmarc.${domain}`),
    id: `dmarc:${domain}`,
    status: 'warn',
    says: /_dmarc\.contoso\.example TXT "v=DMARC1; p=none/u,
  },
  {
    name: 'DMARC rejects what neither SPF nor DKIM covers',
    breaks: (world) => {
      renamed(world, domain, 'v=spf1 ip4:192.0.2.1 -all');
      renamed(world, `selector1._domainkey.${domain}`);
      renamed(world, `_dmarc.${domain}`, 'v=DMARC1; p=reject');
    },
    id: `dmarc:${domain}`,
    status: 'warn',
    says: /receivers will reject what the application sends/u,
  },
];
