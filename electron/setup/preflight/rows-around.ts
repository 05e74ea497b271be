import type { CheckRows } from './check-facts';

const names = 'whoever keeps the domain’s name records';
const network = 'whoever keeps the network';

/** What lies around the tenant: network, clock, mail domains, this computer's room. */
export const aroundRows: CheckRows = {
  cloud: {
    group: 'tenant',
    looksAt: 'The tenant’s cloud by its discovery document',
    verdicts: ['pass', 'fail', 'unknown'],
    cause: 'Tokens do not carry over between clouds; in the wrong one nothing is found.',
    who: 'you',
    source: 'facts 1.5',
    stops: [''],
  },
  clock: {
    group: 'computer',
    looksAt: 'This computer’s clock against the date that the service puts on its answers',
    verdicts: ['pass', 'warn', 'fail', 'unknown'],
    cause:
      'Tokens and what a certificate signs are dated: more than five minutes off they are refused, with an error that speaks of something else.',
    who: 'you',
    source: 'facts 2.16',
    stops: ['credential.'],
  },
  route: {
    group: 'computer',
    looksAt: 'Each host of the job: reached, through which proxy, whose certificate',
    verdicts: ['pass', 'warn', 'fail'],
    cause:
      'A proxy that is in the way, or opens the connection, fails later with a bare network error; what it sees are tokens.',
    who: network,
    source: 'facts 2.17',
    stops: ['exchange.', 'mailboxes.'],
  },
  disk: {
    group: 'computer',
    looksAt: 'Room for records, log and handoff',
    verdicts: ['pass', 'warn', 'fail', 'unknown'],
    cause: 'A run whose journal cannot be written cannot be resumed.',
    who: 'you',
    source: 'design',
    stops: [''],
  },
  spf: {
    group: 'domains',
    looksAt: 'SPF record of each sender domain, with this cloud’s hosts in it',
    verdicts: ['pass', 'warn', 'unknown'],
    cause:
      'Receivers ask it whether Exchange Online may send for the domain; else mail ends in junk, or nowhere.',
    who: names,
    source: 'facts 8.4',
  },
  dkim: {
    group: 'domains',
    looksAt: 'Both DKIM selectors of each sender domain',
    verdicts: ['pass', 'warn', 'unknown'],
    cause: 'Only a signature of the domain itself outlives forwarding, and counts for its DMARC.',
    who: names,
    source: 'facts 8.4',
  },
  dmarc: {
    group: 'domains',
    looksAt: 'DMARC record of each sender domain, and whether SPF or DKIM satisfies it',
    verdicts: ['pass', 'warn', 'unknown'],
    cause: 'It tells receivers what to do with mail that neither SPF nor DKIM covers.',
    who: names,
    source: 'facts 8.4',
  },
};
