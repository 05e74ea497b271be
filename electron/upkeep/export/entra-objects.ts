import type { ApplicationView, ServicePrincipalView } from '../../ports/directory';

/** The Entra part of a setup as it was observed: what the Terraform code is made of. */
export interface EntraObjects {
  readonly setup: string;
  readonly name: string;
  readonly clientId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly scoping: 'rbac' | 'accessPolicy';
  /** Value of the provider's `environment`; null: the global cloud, its default. */
  readonly environment: string | null;
  /** Null where the vendor owns the application. */
  readonly application: ApplicationView | null;
  /** Object ids of the application's owners; null: they could not be read. */
  readonly owners: readonly string[] | null;
  readonly principal: ServicePrincipalView | null;
  /** Mail.Send of Microsoft Graph, where an access policy limits it; never in rbac mode. */
  readonly grant: {
    readonly assignmentId: string;
    readonly resourceId: string;
    readonly appRoleId: string;
  } | null;
  /** Whether grants could be read. */
  readonly isGrantSeen: boolean;
  readonly madeAt: string;
  readonly madeBy: string;
}

/** A resource in the code, and the object of the tenant that it is. */
export interface TerraformAddress {
  readonly address: string;
  /** As the provider's import wants it. */
  readonly importId: string;
}

/** What each object is called in the code; those that are not there have no place in it. */
export function addressesOf(entra: EntraObjects): {
  readonly application: TerraformAddress | null;
  readonly servicePrincipal: TerraformAddress | null;
  readonly grant: TerraformAddress | null;
} {
  const name = resourceName(entra.setup);
  const { application, principal, grant } = entra;
  return {
    application: application && {
      address: `azuread_application.${name}`,
      importId: `/applications/${application.id}`,
    },
    servicePrincipal: principal && {
      address: `azuread_service_principal.${name}`,
      importId: `/servicePrincipals/${principal.id}`,
    },
    // The resource's service principal and the assignment, not the role (the provider's own form).
    grant: grant && {
      address: `azuread_app_role_assignment.${name}_mail_send`,
      importId: `/servicePrincipals/${grant.resourceId}/appRoleAssignedTo/${grant.assignmentId}`,
    },
  };
}

/** A name that HCL takes: a setup's id has letters, digits and dashes, and may begin with a digit. */
export function resourceName(setup: string): string {
  const name = setup.replace(/[^a-z0-9]/gu, '_');
  return /^[a-z]/u.test(name) ? name : `setup_${name}`;
}

/** The provider's word for a cloud, by Microsoft Graph's address in it; null: the global one, or none that it knows. */
export function environmentOf(graph: string): string | null {
  const { hostname } = new URL(graph);
  const words: Readonly<Record<string, string>> = {
    'graph.microsoft.us': 'usgovernmentl4',
    'dod-graph.microsoft.us': 'usgovernmentl5',
    'microsoftgraph.chinacloudapi.cn': 'china',
  };
  return words[hostname] ?? null;
}
