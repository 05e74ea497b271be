import type { FaultProbe } from '../../electron/practice/world/faults';
import type { JobChange } from './setup-files';
import type { TestTenant } from './tenant';

type Scoping = NonNullable<JobChange['scoping']>;

/** One write of a run, told by its method and path. */
export interface Write {
  readonly name: string;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** A regular expression, as faults match. */
  readonly path: string;
}

const graph = (name: string, method: Write['method'], path: string): Write => ({ name, method, path });
const cmdlet = (name: string): Write => ({ name, method: 'POST', path: `^/exchange/${name}$` });

const application = graph('application', 'PATCH', String.raw`^/v1\.0/applications\(`);
const principal = graph('service principal', 'POST', String.raw`^/v1\.0/servicePrincipals$`);
const grant = graph('grant', 'POST', '/appRoleAssignedTo$');
export const secret = graph('secret', 'POST', '/addPassword$');
/** Takes back a secret whose value was lost; no write of a run in peace. */
export const removal = graph('removal of a lost secret', 'POST', '/removePassword$');
const mailbox = [cmdlet('New-Mailbox'), cmdlet('Set-Mailbox')];

/** Every write of the job below in either mode; a test holds it against what a run really does. */
export const writesOf: Readonly<Record<Scoping, readonly Write[]>> = {
  rbac: [
    ...mailbox,
    application,
    principal,
    cmdlet('New-ServicePrincipal'),
    cmdlet('New-ManagementScope'),
    cmdlet('New-ManagementRoleAssignment'),
    secret,
  ],
  accessPolicy: [
    ...mailbox,
    application,
    principal,
    cmdlet('New-DistributionGroup'),
    cmdlet('Set-DistributionGroup'),
    cmdlet('New-ApplicationAccessPolicy'),
    grant,
    secret,
  ],
};

/** A job with a sender that is there and one that is made. */
export const twoSenders = { createSender: 'payroll-notification@contoso.example' } as const;

/** What a run wrote, in order: name of the write, or method and path where the list does not know it. */
export function watchWrites(tenant: TestTenant, scoping: Scoping): readonly string[] {
  const seen: string[] = [];
  const { faults } = tenant.world;
  const strike = faults.strike.bind(faults);
  faults.strike = (probe: FaultProbe) => {
    if (probe.writes) seen.push(nameOf(probe, writesOf[scoping]));
    return strike(probe);
  };
  return seen;
}

function nameOf({ method, path }: FaultProbe, writes: readonly Write[]): string {
  const known = writes.filter((one) => one.method === method && new RegExp(one.path, 'u').test(path));
  return known.length === 1 ? known.map((one) => one.name).join() : `${method} ${path}`;
}
