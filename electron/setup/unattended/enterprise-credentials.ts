import type { UnattendedExcess } from '../../contract/unattended-setup';
import type { UnattendedSeen } from './observe';

/**
 * Credentials of the service principal itself: they sign in as the application too, and no page of the portal shows
 * them. No step removes them: each needs the cmdlet that its finding names.
 */
export function ofEnterprise({ principal }: UnattendedSeen): readonly UnattendedExcess[] {
  if (principal === null) return [];
  const { id, passwordCredentials = [], keyCredentials = [] } = principal;
  const all = [
    ...passwordCredentials.map((one) => ({
      ...{ ...one, what: 'secret' as const, words: 'client secret' },
      cmdlet: `Remove-MgServicePrincipalPassword -ServicePrincipalId ${id} -KeyId ${one.keyId}`,
    })),
    ...keyCredentials.map((one) => ({
      ...{ ...one, what: 'certificate' as const, words: 'certificate' },
      cmdlet: `Update-MgServicePrincipal -ServicePrincipalId ${id} -KeyCredentials @()`,
    })),
  ];
  return all.map(({ what, words, keyId, displayName, endDateTime, cmdlet }) => {
    const name = `${words} "${displayName ?? keyId}" of the service principal`;
    return {
      what,
      name,
      severity: 'high',
      finding: `The ${name}, valid to ${endDateTime.slice(0, 10)}, was not made by Sendwright: whoever holds it reads the tenant as this application.`,
      next: `A Cloud Application Administrator removes it with Microsoft Graph PowerShell: ${cmdlet}`,
    };
  });
}
