import { toAppError } from '../../contract/errors';
import type { DnsLookups } from '../../ports/surroundings';

/** What the domain name system says of mail from one domain; null where nobody answered. */
export interface DomainRecords {
  readonly domain: string;
  /** SPF records of the domain itself. */
  readonly spf: readonly string[] | null;
  /** Whether one of them names this cloud's mail hosts, itself or by what it includes. */
  readonly spfNamesCloud: boolean;
  /** What the two selectors of Exchange Online stand for. */
  readonly dkim: readonly { readonly name: string; readonly target: string | null }[] | null;
  /** The DMARC record that counts, and whose it is: the domain's own or the one above it. */
  readonly dmarc: { readonly record: string; readonly of: string } | null | 'unknown';
  /** Why something could not be asked. */
  readonly problem: string | null;
}

/** An SPF record may cause that many lookups (RFC 7208); more are not followed here either. */
const mostLookups = 10;

/** Reads the records of a domain. Never throws: what cannot be asked is unknown. */
export async function readDomain(dns: DnsLookups, domain: string, spfHost: string): Promise<DomainRecords> {
  const problems: string[] = [];
  const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
    try {
      return await answer;
    } catch (error) {
      problems.push(toAppError(error).message);
      return null;
    }
  };
  const selectors = ['selector1', 'selector2'].map((one) => `${one}._domainkey.${domain}`);
  const [spf, dkim, dmarc] = await Promise.all([
    orNull(spfOf(dns, domain)),
    orNull(Promise.all(selectors.map(async (name) => ({ name, target: await dns.cname(name) })))),
    orNull(dmarcOf(dns, domain).then((found) => ({ found }))),
  ]);
  const named = spf !== null && spf.length === 1 ? await orNull(names(dns, spf, spfHost)) : false;
  return {
    ...{ domain, dkim },
    spf: named === null ? null : spf,
    spfNamesCloud: named === true,
    dmarc: dmarc === null ? 'unknown' : dmarc.found,
    problem: problems[0] ?? null,
  };
}

async function spfOf(dns: DnsLookups, domain: string): Promise<readonly string[]> {
  return (await dns.txt(domain)).filter((record) => /^v=spf1(?: |$)/iu.test(record));
}

/** Follows `include` and `redirect` until the host is named. */
async function names(dns: DnsLookups, records: readonly string[], host: string): Promise<boolean> {
  const open = [...records];
  const asked = new Set<string>();
  for (let record = open.shift(); record !== undefined; record = open.shift()) {
    const others = [...record.matchAll(/(?:^|\s)[+]?(?:include:|redirect=)(\S+)/giu)].map(([, name]) =>
      (name ?? '').toLowerCase(),
    );
    if (others.includes(host)) return true;
    for (const other of others) {
      if (asked.size >= mostLookups || asked.has(other)) continue;
      asked.add(other);
      open.push(...(await spfOf(dns, other)));
    }
  }
  return false;
}

/** The domain's own record, else that of the domain above it. */
async function dmarcOf(
  dns: DnsLookups,
  domain: string,
): Promise<{ readonly record: string; readonly of: string } | null> {
  const labels = domain.split('.');
  const above = labels.length > 2 ? [labels.slice(-2).join('.')] : [];
  for (const of of [domain, ...above]) {
    const record = (await dns.txt(`_dmarc.${of}`)).find((one) => /^v=DMARC1/iu.test(one));
    if (record !== undefined) return { record, of };
  }
  return null;
}
