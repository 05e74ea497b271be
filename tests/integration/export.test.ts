import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportDocumentSchema, type ExportDocument } from '../../electron/contract/export';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { callsOf, parseScript, unquoted } from '../support/exchange-script';
import { parseHcl } from '../support/hcl';
import { applyJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';

const setup = 'ostendo-continuum';
const name = 'ostendo_continuum';

interface Exported {
  readonly tenant: TestTenant;
  readonly document: ExportDocument;
  readonly file: (name: string) => string;
}

async function exported(
  tenant: TestTenant,
  options: { readonly exchange?: 'none' } = {},
): Promise<Omit<Exported, 'tenant'>> {
  const folder = join(tenant.folder, 'code');
  const before = JSON.stringify(tenant.world.state);
  const document = exportDocumentSchema.parse(
    await (await tenant.services(options)).exportCode(setup, folder),
  );
  expect(JSON.stringify(tenant.world.state)).toBe(before);
  expect(readdirSync(folder).sort()).toEqual([...document.files].sort());
  return { document, file: (one) => readFileSync(join(folder, one), 'utf8') };
}

async function applied(change: JobChange = {}, world = contosoWorld()): Promise<TestTenant> {
  const tenant = await startTenant({ quick: true, world });
  expect((await applyJob(tenant, change)).result).toBe('done');
  return tenant;
}

async function exportedJob(change?: JobChange, world?: ReturnType<typeof contosoWorld>): Promise<Exported> {
  const tenant = await applied(change, world);
  return { tenant, ...(await exported(tenant)) };
}

const stateOf = ({ objects }: ExportDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(objects.map(({ what, state }) => [what, state]));

type Blocks = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | undefined>>;

/** The blocks of all files, by kind; of resources by type and name. */
interface Code {
  readonly resource: Readonly<Record<string, Blocks | undefined>>;
  readonly variable: Blocks;
  readonly provider: Blocks;
  readonly terraform: readonly object[];
  readonly import: readonly object[];
}

/** All files of Terraform, read by its own parser, as one. */
async function terraform({ document, file }: Pick<Exported, 'document' | 'file'>): Promise<Code> {
  const bodies: object[] = [];
  for (const one of document.files.filter((found) => found.endsWith('.tf'))) {
    bodies.push(await parseHcl(one, file(one)));
  }
  return Object.assign({}, ...bodies) as Code;
}

/** The application in the code. */
const applicationIn = ({ resource }: Code) => resource['azuread_application']?.[name]?.[0];

const own = ({ world }: TestTenant) => {
  const application = world.state.applications.find((one) => one.uniqueName === `sendwright-${setup}`);
  const appId = application?.appId ?? vendorAppId;
  const principal = world.state.servicePrincipals.find((one) => one.appId === appId);
  return { application: application!, principal: principal! };
};

describe('the Entra part in Terraform, against the tenant', () => {
  it('rbac: application and service principal, nothing granted, no credential', async () => {
    const made = await exportedJob();
    const { application, principal } = own(made.tenant);
    const code = await terraform(made);
    const { resource, variable, provider } = code;
    expect(made.document.verdict).toBe('complete');
    expect(Object.keys(resource)).toEqual(['azuread_application', 'azuread_service_principal']);
    const found = applicationIn(code);
    expect(found).toMatchObject({
      display_name: application.displayName,
      sign_in_audience: application.signInAudience,
      tags: application.tags,
      notes: application.properties['notes'],
      owners: '${var.application_owners}',
    });
    expect(application.properties['notes']).toContain('Kept by Sendwright');
    expect(JSON.stringify(found?.['lifecycle'])).toContain('password');
    expect(resource['azuread_service_principal']?.[name]).toMatchObject([
      {
        client_id: `\${azuread_application.${name}.client_id}`,
        account_enabled: true,
        app_role_assignment_required: false,
      },
    ]);
    expect(variable['application_owners']).toMatchObject([{ default: application.owners }]);
    expect(variable['tenant_id']).toMatchObject([{ default: made.tenant.info.tenantId }]);
    expect(provider['azuread']).toEqual([{ tenant_id: '${var.tenant_id}' }]);
    expect(code.terraform).toMatchObject([
      { required_providers: [{ azuread: { source: 'hashicorp/azuread', version: '~> 3.0' } }] },
    ]);
    expect(code.import).toEqual([
      { to: `\${azuread_application.${name}}`, id: `/applications/${application.id}` },
      { to: `\${azuread_service_principal.${name}}`, id: `/servicePrincipals/${principal.id}` },
    ]);
  });

  it('accessPolicy: the grant too, and what is declared', async () => {
    const made = await exportedJob({ scoping: 'accessPolicy' });
    const { application, principal } = own(made.tenant);
    const grant = made.tenant.world.state.appRoleAssignments.find((one) => one.principalId === principal.id);
    const code = await terraform(made);
    const { resource, import: imports } = code;
    expect(resource['azuread_app_role_assignment']?.[`${name}_mail_send`]).toEqual([
      {
        app_role_id: grant?.appRoleId,
        principal_object_id: `\${azuread_service_principal.${name}.object_id}`,
        resource_object_id: grant?.resourceId,
      },
    ]);
    expect(imports).toHaveLength(3);
    expect(imports[2]).toEqual({
      to: `\${azuread_app_role_assignment.${name}_mail_send}`,
      id: `/servicePrincipals/${grant?.resourceId}/appRoleAssignedTo/${grant?.id}`,
    });
    expect(applicationIn(code)?.['required_resource_access']).toEqual(
      application.requiredResourceAccess.map(({ resourceAppId, resourceAccess }) => ({
        resource_app_id: resourceAppId,
        resource_access: resourceAccess,
      })),
    );
    expect(stateOf(made.document)).toMatchObject({ grant: 'terraform', group: 'script', policy: 'script' });
    expect(made.document.notes.join()).toContain('Terraform must not manage it');
  });

  it('a vendor’s application: its service principal alone', async () => {
    const made = await exportedJob({ extra: `app: { clientId: ${vendorAppId} }` });
    const { resource, variable, import: imports } = await terraform(made);
    expect(Object.keys(resource)).toEqual(['azuread_service_principal']);
    expect(resource['azuread_service_principal']?.[name]).toMatchObject([{ client_id: vendorAppId }]);
    expect(Object.keys(variable)).toEqual(['tenant_id']);
    expect(imports).toEqual([
      {
        to: `\${azuread_service_principal.${name}}`,
        id: `/servicePrincipals/${own(made.tenant).principal.id}`,
      },
    ]);
  });

  it('what people wrote into the tenant is never code', async () => {
    const tenant = await applied();
    const { application } = own(tenant);
    application.displayName = 'A "${file("/etc/passwd")}" %{ for x in y }\\';
    application.tags.push('a\nb = "${1}"');
    application.properties['notes'] = 'end\n"\n}\nresource "x" "y" {}\n$${z}';
    const made = await exported(tenant);
    const found = applicationIn(await terraform(made));
    expect(found).toMatchObject({
      display_name: application.displayName,
      notes: application.properties['notes'],
      tags: [...application.tags].sort(),
    });
    expect(made.document.verdict).toBe('differs');
  });
});

describe('the Exchange part as a script', () => {
  const shared = Array.from(
    { length: 21 },
    (_, at) => `shared-${String(at + 1).padStart(4, '0')}@contoso.example`,
  );

  it.each<readonly [string, JobChange, readonly string[]]>([
    ['rbac', {}, ['Confirm-Pointer', 'Confirm-Scope', 'Confirm-RoleAssignment']],
    ['accessPolicy', { scoping: 'accessPolicy' }, ['Confirm-Group', 'Confirm-AccessPolicy']],
    [
      'a group of many senders',
      { senders: shared },
      ['Confirm-Pointer', 'Confirm-Group', 'Confirm-Scope', 'Confirm-RoleAssignment'],
    ],
    [
      'a vendor’s application',
      { extra: `app: { clientId: ${vendorAppId} }` },
      ['Confirm-Pointer', 'Confirm-Scope', 'Confirm-RoleAssignment'],
    ],
  ])('states what is in place: %s', { timeout: 60_000 }, async (_name, change, expected) => {
    const { tenant, document, file } = await exportedJob(change, contosoWorld({ sharedMailboxes: 30 }));
    const { principal } = own(tenant);
    const text = file('exchange.ps1');
    expect((await parseScript(text)).wrong).toEqual([]);
    const calls = await callsOf(text);
    expect(calls.map((call) => call.name)).toEqual(expected);
    const value = (call: string, key: string): string =>
      unquoted(calls.find((one) => one.name === call)?.parameters.get(key)?.[0]?.text ?? '');
    if (expected.includes('Confirm-Pointer')) {
      expect(value('Confirm-Pointer', 'AppId')).toBe(principal.appId);
      expect(value('Confirm-Pointer', 'ObjectId')).toBe(principal.id);
      expect(value('Confirm-Scope', 'Name')).toBe(tenant.world.state.managementScopes[0]?.name);
      expect(value('Confirm-RoleAssignment', 'Name')).toBe(tenant.world.state.roleAssignments.at(-1)?.name);
    } else {
      expect(value('Confirm-AccessPolicy', 'AppId')).toBe(principal.appId);
      expect(value('Confirm-AccessPolicy', 'GroupName')).toBe(
        tenant.world.state.accessPolicies[0]?.scopeName,
      );
    }
    expect(text).not.toContain('Left to Sendwright');
    expect(document).toMatchObject({ verdict: 'complete', differences: [] });
  });
});

describe('export says', () => {
  it('what is missing in Exchange, and that the script would make it', async () => {
    const tenant = await applied();
    tenant.world.state.roleAssignments = [];
    const { document } = await exported(tenant);
    expect(stateOf(document)).toMatchObject({ scope: 'script', assignment: 'missing' });
    expect(document.verdict).toBe('incomplete');
    expect(document.differences.join()).toContain('Application Mail.Send');
  });

  it('a grant that voids the scope, and keeps it out of the code', async () => {
    const tenant = await applied();
    grantMailSend(tenant);
    const { document, file } = await exported(tenant);
    expect(document.objects.at(2)).toMatchObject({ what: 'grant', state: 'left-out' });
    expect(document.verdict).toBe('differs');
    expect(file('main.tf')).not.toContain('azuread_app_role_assignment');
    expect(file('README.md')).toContain('it should go');
  });

  it('that the service principal is gone, and imports the application alone', async () => {
    const tenant = await applied();
    own(tenant).principal.deletedDateTime = '2026-01-01T00:00:00Z';
    // Exchange drops by itself what pointed to it, when it is asked next.
    await (await tenant.services()).exportCode(setup, join(tenant.folder, 'before'));
    const { document, file } = await exported(tenant);
    expect(stateOf(document)).toMatchObject({ application: 'terraform', servicePrincipal: 'missing' });
    expect(document.verdict).toBe('incomplete');
    expect(document.files).not.toContain('exchange.ps1');
    expect(file('imports.tf')).not.toContain('azuread_service_principal');
  });

  it('that Exchange could not be seen, and writes no script', async () => {
    const tenant = await applied();
    const { document } = await exported(tenant, { exchange: 'none' });
    expect(stateOf(document)).toMatchObject({ application: 'terraform', scope: 'not-seen' });
    expect(document.files).not.toContain('exchange.ps1');
    expect(document.verdict).toBe('incomplete');
  });

  it('that a sender is gone, and makes no script of another scope', async () => {
    const tenant = await applied();
    const { state } = tenant.world;
    const others = <Row>(rows: readonly Row[]): Row[] =>
      rows.filter((one) => !JSON.stringify(one).includes('invoices@contoso.example'));
    [state.mailboxes, state.users] = [others(state.mailboxes), others(state.users)];
    const { document } = await exported(tenant);
    expect(document.files).not.toContain('exchange.ps1');
    expect(document.verdict).toBe('incomplete');
  });

  it('that the application is gone, and writes nothing', async () => {
    const tenant = await applied();
    own(tenant).application.deletedDateTime = '2026-01-01T00:00:00Z';
    await expect(exported(tenant)).rejects.toMatchObject({ code: 'not-found' });
    expect(existsSync(join(tenant.folder, 'code'))).toBe(false);
  });

  it('that a folder is in use, and leaves it alone', async () => {
    const tenant = await applied();
    const folder = join(tenant.folder, 'code');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.tf'), 'mine');
    await expect(exported(tenant)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['main.tf']);
    expect(readFileSync(join(folder, 'main.tf'), 'utf8')).toBe('mine');
  });
});
