import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { listed, type Planning } from '../planning';

const minute = 60_000;
/** Entra refuses what is dated further off (facts 2.16). */
const mostMinutes = 5;
/** Further off than this somebody should look, though nothing fails yet. */
const oddMinutes = 1;

/** This computer's clock against the date that the service puts on its answers. */
export function checkClock({ observation }: Planning): readonly Check[] {
  const { serviceClock } = observation;
  const base = { id: 'clock', title: 'Clock of this computer' };
  if (serviceClock === undefined) return [];
  if (serviceClock === null) {
    return [check({ ...base, status: 'unknown', finding: 'No answer of the service carried a date.' })];
  }
  const { aheadMs, giveOrTakeMs } = serviceClock;
  // What the way of the answer took is given to the clock's favour.
  const off = Math.max(0, Math.abs(aheadMs) - giveOrTakeMs);
  const side = aheadMs > 0 ? 'behind' : 'ahead of';
  if (off <= oddMinutes * minute) {
    const seconds = Math.round(off / 1000);
    const finding = seconds === 0 ? 'As the service’s.' : `${seconds} s ${side} the service’s.`;
    return [check({ ...base, status: 'pass', finding })];
  }
  const finding = `It is ${Math.round(off / minute)} min ${side} the service’s.`;
  const next = 'Set the clock by a time server (in Windows: Settings, Time, Sync now), then check again.';
  return [
    off > mostMinutes * minute
      ? check({ ...base, status: 'fail', fault: 'computer', finding, who: 'you', next })
      : check({ ...base, status: 'warn', finding, who: 'you', next }),
  ];
}

/** Authorities that sign the hosts of Microsoft's clouds (K); another one means that somebody looks inside. */
const publicAuthorities = /microsoft|digicert|globalsign|baltimore|entrust|geotrust|verizon/iu;

/** Whether each host is reached, through which proxy, and whose certificate it shows. */
export function checkRoutes({ observation }: Planning): readonly Check[] {
  const { routes } = observation;
  if (routes === undefined) return [];
  return routes.routes.map(({ host, proxy, issuer, problem }) => {
    const base = { id: `route:${host}`, title: `Way to ${host}` };
    if (problem !== null) {
      return check({
        ...base,
        status: 'fail',
        fault: 'computer',
        finding: problem,
        who: 'whoever keeps the network',
        next: `Let https to ${host} through, at the proxy and at the firewall.`,
      });
    }
    const through = proxy === null ? 'straight' : `through the proxy ${proxy}`;
    const signed = issuer === null ? '' : `; its certificate is signed by ${issuer}`;
    if (issuer === null || routes.ownAuthority || publicAuthorities.test(issuer)) {
      return check({ ...base, status: 'pass', finding: `Reached ${through}${signed}.` });
    }
    return check({
      ...base,
      status: 'warn',
      finding: `Reached ${through}; its certificate is signed by ${issuer}, which is none of Microsoft’s: somebody on the way looks inside.`,
      who: 'whoever keeps the network',
      next: `Ask for an exception for ${host}: tokens and secrets pass there, and PowerShell may refuse the certificate.`,
    });
  });
}

/** Whether the tenant is of the cloud that was chosen. */
export function checkCloud({ observation }: Planning): readonly Check[] {
  const { cloud } = observation;
  if (cloud === undefined) return [];
  const base = { id: 'cloud', title: 'Cloud of the tenant' };
  const { chosen, told, problem } = cloud;
  if (told === null) {
    const finding = problem ?? 'Sign-in has no discovery document for this tenant.';
    return [check({ ...base, status: 'unknown', finding })];
  }
  const region = told.region === null ? '' : `, region ${told.region}`;
  if (told.graph === null || told.graph === chosen.graph) {
    return [check({ ...base, status: 'pass', finding: `${chosen.name}${region}.` })];
  }
  return [
    check({
      ...base,
      status: 'fail',
      fault: 'file',
      finding: `The tenant’s Microsoft Graph is ${told.graph}${region}; this session works with ${listed([chosen.name, chosen.graph])}.`,
      who: 'you',
      next: 'Choose the cloud of the tenant with --cloud.',
    }),
  ];
}

const megabyte = 1024 * 1024;
/** Records, log, a handoff with its pages, and the Exchange module that may be installed. */
const neededMb = 200;

/** Room for records, log and handoff. */
export function checkDisk({ observation }: Planning): readonly Check[] {
  const { disk } = observation;
  if (disk === undefined) return [];
  const base = { id: 'disk', title: 'Room on this computer' };
  if (disk.freeBytes === null) {
    return [check({ ...base, status: 'unknown', finding: 'This runtime cannot tell how much is free.' })];
  }
  const free = Math.floor(disk.freeBytes / megabyte);
  if (free >= neededMb) return [check({ ...base, status: 'pass', finding: `${free} MB are free.` })];
  return [
    check({
      ...base,
      status: free < neededMb / 10 ? 'fail' : 'warn',
      ...(free < neededMb / 10 ? { fault: 'computer' as const } : {}),
      finding: `Only ${free} MB are free where the records are kept.`,
      who: 'you',
      next: `Make room: ${neededMb} MB are enough.`,
    }),
  ];
}
