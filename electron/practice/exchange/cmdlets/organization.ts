import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { invalidOperation, notFound } from '../errors';
import { defaultDomain, initialDomain } from '../recipients/naming';

/** The organisation's own settings (facts 6.6, 6.8). */
export const organizationCmdlets: CmdletFamily = {
  'Get-OrganizationConfig': { parameters: [], run: config },
  'Get-AdminAuditLogConfig': { parameters: [], run: auditConfig },
  'Enable-OrganizationCustomization': { parameters: [], run: enableCustomization },
  'Get-AcceptedDomain': { parameters: ['Identity'], run: domains },
};

function config({ world }: CmdletCall): readonly Output[] {
  const { state } = world;
  const name = initialDomain(state);
  return [
    {
      Name: name,
      Identity: name,
      DisplayName: state.tenant.displayName,
      ExternalDirectoryOrganizationId: state.tenant.id,
      IsDehydrated: state.organization.isDehydrated,
      AuditDisabled: state.organization.auditDisabled,
      EnforceExoAppRbacPermissions: state.organization.enforceExoAppRbacPermissions,
    },
  ];
}

function auditConfig({ world }: CmdletCall): readonly Output[] {
  return [
    {
      Name: 'Admin Audit Log Settings',
      AdminAuditLogEnabled: true,
      UnifiedAuditLogIngestionEnabled: world.state.organization.unifiedAuditLogIngestionEnabled,
    },
  ];
}

/** Runs once; again is an error (facts 6.8). */
function enableCustomization({ world }: CmdletCall): readonly Output[] {
  const { organization } = world.state;
  if (!organization.isDehydrated) {
    throw invalidOperation(
      'This operation is not required. Organization is already enabled for customization.',
    );
  }
  organization.isDehydrated = false;
  return [];
}

function domains({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const wanted = parameters.text('Identity')?.toLowerCase();
  const found = state.organization.acceptedDomains.filter(
    (domain) => wanted === undefined || domain.toLowerCase() === wanted,
  );
  if (wanted !== undefined && found.length === 0) throw notFound(wanted);
  return found.map((domain) => ({
    Name: domain,
    Identity: domain,
    DomainName: domain,
    DomainType: 'Authoritative',
    Default: domain === defaultDomain(state),
  }));
}
