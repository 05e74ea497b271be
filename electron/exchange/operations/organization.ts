import { AppError } from '../../contract/errors';
import type { Exchange } from '../../ports/exchange';
import { flag, onlyRow } from '../rows';
import type { OperationContext } from './context';

type Organization = Pick<
  Exchange,
  'organization' | 'unifiedAuditLog' | 'enableOrganizationCustomization' | 'mayAdminister'
>;

/** Get-OrganizationConfig, Get-AdminAuditLogConfig and Enable-OrganizationCustomization (facts 6.6, 6.8). */
export function organizationOperations({ call }: OperationContext): Organization {
  return {
    async organization() {
      const row = onlyRow(await call('Get-OrganizationConfig'), 'Get-OrganizationConfig');
      return {
        // Not told is not "customised": the step then says that it is not needed.
        isDehydrated: flag(row, 'IsDehydrated') ?? false,
        enforceExoAppRbacPermissions: flag(row, 'EnforceExoAppRbacPermissions'),
        auditDisabled: flag(row, 'AuditDisabled'),
      };
    },
    async unifiedAuditLog() {
      const row = onlyRow(await call('Get-AdminAuditLogConfig'), 'Get-AdminAuditLogConfig');
      return flag(row, 'UnifiedAuditLogIngestionEnabled');
    },
    async enableOrganizationCustomization() {
      await call('Enable-OrganizationCustomization');
    },
    /**
     * Exchange hides the cmdlets that a person may not use, so a read that only administrators have tells (facts 6.8).
     * A person with view-only rights passes; the first write then says who can do it.
     */
    async mayAdminister() {
      try {
        await call('Get-ManagementScope');
        return true;
      } catch (error) {
        if (error instanceof AppError && error.code === 'permission-denied') return false;
        throw error;
      }
    },
  };
}
