import type { Check } from '../../contract/plan';
import { check } from '../checks';
import type { Planning } from '../planning';
import type { DomainRecords } from './read';

const who = 'whoever keeps the domain’s name records';

/** SPF, DKIM and DMARC of each sender domain: nothing of it stops a setup, all of it decides whether mail arrives. */
export function checkMailDomains({ observation }: Planning): readonly Check[] {
  const { mailDomains, organization } = observation;
  if (mailDomains === undefined) return [];
  return mailDomains.domains.flatMap((records) => [
    spfCheck(records, mailDomains.spfHost),
    dkimCheck(records, organization.initialDomain),
    dmarcCheck(records),
  ]);
}

function unasked(base: { readonly id: string; readonly title: string }, { problem }: DomainRecords): Check {
  const finding = `It could not be asked: ${problem ?? 'nobody answered.'}`;
  return check({
    ...base,
    status: 'unknown',
    finding,
    who: 'you',
    next: 'Check again where names can be resolved.',
  });
}

function spfCheck(records: DomainRecords, host: string): Check {
  const { domain, spf, spfNamesCloud } = records;
  const base = { id: `spf:${domain}`, title: `SPF of ${domain}` };
  if (spf === null) return unasked(base, records);
  const [first] = spf;
  if (first === undefined) {
    return check({
      ...base,
      status: 'warn',
      finding: 'There is no SPF record: receivers cannot tell that Exchange Online may send for this domain.',
      who,
      next: `Publish: ${domain} TXT "v=spf1 include:${host} -all". Where other systems send for it too, name them in the same record.`,
    });
  }
  if (spf.length > 1) {
    return check({
      ...base,
      status: 'warn',
      finding: `There are ${spf.length} SPF records; receivers then take none of them.`,
      who,
      next: `Make one of them, with include:${host} in it.`,
    });
  }
  if (spfNamesCloud) return check({ ...base, status: 'pass', finding: `It names ${host}: "${first}".` });
  return check({
    ...base,
    status: 'warn',
    finding: `It does not name Exchange Online: "${first}".`,
    who,
    next: `Put include:${host} before the last word: ${domain} TXT "${withHost(first, host)}".`,
  });
}

/** The record with the host named before its last word, which decides over the rest. */
function withHost(record: string, host: string): string {
  const [, before = record, last = ''] = /^(.*?)(\s+(?:[-~?+]?all|redirect=\S+))?\s*$/iu.exec(record) ?? [];
  return `${before} include:${host}${last}`;
}

function dkimCheck(records: DomainRecords, initialDomain: string): Check {
  const { domain, dkim } = records;
  const base = { id: `dkim:${domain}`, title: `DKIM of ${domain}` };
  if (dkim === null) return unasked(base, records);
  const missing = dkim.filter(({ target }) => target === null);
  if (missing.length === 0) {
    const targets = dkim.map(({ target }) => target).join(' and ');
    return check({ ...base, status: 'pass', finding: `Both selectors are there: ${targets}.` });
  }
  const usual = missing.map(({ name }) => {
    const selector = name.slice(0, name.indexOf('.'));
    return `${name} CNAME ${selector}-${domain.replaceAll('.', '-')}._domainkey.${initialDomain}`;
  });
  return check({
    ...base,
    status: 'warn',
    finding: `${missing.length === 1 ? 'One selector is' : 'Both selectors are'} missing: mail is signed with ${initialDomain} and not with ${domain}.`,
    who: `${who}, and a Security Administrator`,
    next: `Take the two records from the Defender portal (Email authentication settings, DKIM), publish them, and switch signing on there. In older tenants they read: ${usual.join('; ')}.`,
  });
}

function dmarcCheck(records: DomainRecords): Check {
  const { domain, dmarc, spfNamesCloud, dkim } = records;
  const base = { id: `dmarc:${domain}`, title: `DMARC of ${domain}` };
  if (dmarc === 'unknown') return unasked(base, records);
  if (dmarc === null) {
    return check({
      ...base,
      status: 'warn',
      finding: 'There is no DMARC record: large receivers put mail of such domains aside.',
      who,
      next: `Publish, to watch first: _dmarc.${domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@${domain}".`,
    });
  }
  const policy =
    /;\s*(?:sp|p)\s*=\s*(none|quarantine|reject)/iu.exec(policyText(dmarc, domain))?.[1] ?? 'none';
  const where = dmarc.of === domain ? '' : ` It is that of ${dmarc.of}.`;
  const isSigned = dkim?.every(({ target }) => target !== null) ?? false;
  if (policy.toLowerCase() !== 'none' && !spfNamesCloud && !isSigned) {
    return check({
      ...base,
      status: 'warn',
      finding: `Its policy is ${policy}, and neither SPF nor DKIM of ${domain} covers Exchange Online: receivers will ${policy} what the application sends.${where}`,
      who,
      next: 'Mend SPF or DKIM first; then this holds.',
    });
  }
  return check({ ...base, status: 'pass', finding: `"${dmarc.record}".${where}` });
}

/** The record with the word that counts for this domain in front: of a domain above it `sp` comes before `p`. */
function policyText(
  { record, of }: { readonly record: string; readonly of: string },
  domain: string,
): string {
  if (of === domain) return record.replace(/;\s*sp\s*=[^;]*/iu, '');
  const sub = /;\s*sp\s*=[^;]*/iu.exec(record)?.[0];
  return sub ?? record;
}
