import { addressesOf, type EntraObjects } from './entra-objects';
import { hclFile, type HclNode } from './hcl';

const blank: HclNode = { blank: true };

/** versions.tf: Terraform with import blocks, the provider, and the tenant that it works in. */
export function versionsFile({ environment }: EntraObjects): string {
  return hclFile([
    {
      block: 'terraform',
      body: [
        { comment: 'Import blocks came with 1.5.' },
        { name: 'required_version', value: '>= 1.5.0' },
        blank,
        {
          block: 'required_providers',
          body: [
            {
              name: 'azuread',
              value: { hcl: '{\n  source  = "hashicorp/azuread"\n  version = "~> 3.0"\n}' },
            },
          ],
        },
      ],
    },
    blank,
    {
      comment:
        'Who signs in, and how, comes from the environment (Azure CLI, workload identity): never from here.',
    },
    {
      block: 'provider',
      labels: ['azuread'],
      body: [
        { name: 'tenant_id', value: { hcl: 'var.tenant_id' } },
        ...(environment === null ? [] : [{ name: 'environment', value: environment }]),
      ],
    },
  ]);
}

/** variables.tf: the tenant, and who owns the application. */
export function variablesFile({ tenantId, tenantName, application, owners }: EntraObjects): string {
  return hclFile([
    {
      block: 'variable',
      labels: ['tenant_id'],
      body: [
        { name: 'description', value: `Tenant of this setup: ${tenantName}.` },
        { name: 'type', value: { hcl: 'string' } },
        { name: 'default', value: tenantId },
      ],
    },
    ...(application === null || owners === null ? [] : ownersVariable(owners)),
  ]);
}

function ownersVariable(owners: readonly string[]): readonly HclNode[] {
  return [
    blank,
    {
      block: 'variable',
      labels: ['application_owners'],
      body: [
        {
          name: 'description',
          value:
            'Object ids of the owners of the application, who may add credentials to it. The default is who they were.',
        },
        { name: 'type', value: { hcl: 'set(string)' } },
        { name: 'default', value: [...owners].sort() },
      ],
    },
  ];
}

/** imports.tf: which object of the tenant each resource is. */
export function importsFile(entra: EntraObjects): string {
  const { application, servicePrincipal, grant } = addressesOf(entra);
  const found = [application, servicePrincipal, grant].filter((one) => one !== null);
  return hclFile([
    { comment: 'Takes over what is there. After the first apply these blocks may go.' },
    ...found.flatMap(({ address, importId }): readonly HclNode[] => [
      blank,
      {
        block: 'import',
        body: [
          { name: 'to', value: { hcl: address } },
          { name: 'id', value: importId },
        ],
      },
    ]),
  ]);
}
