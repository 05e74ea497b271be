import { contosoDomain, contosoInitialDomain } from './contoso-people';
import type { Tenant } from './directory-types';

/** The mail records of the first world's domain, all as they should be. */
export function contosoNames(): NonNullable<Tenant['dns']> {
  const dashed = contosoDomain.replaceAll('.', '-');
  return [
    { name: contosoDomain, type: 'TXT', data: 'v=spf1 include:spf.protection.outlook.com -all' },
    ...(['selector1', 'selector2'] as const).map((selector) => ({
      name: `${selector}._domainkey.${contosoDomain}`,
      type: 'CNAME' as const,
      data: `${selector}-${dashed}._domainkey.${contosoInitialDomain}`,
    })),
    {
      name: `_dmarc.${contosoDomain}`,
      type: 'TXT',
      data: `v=DMARC1; p=quarantine; rua=mailto:dmarc@${contosoDomain}`,
    },
  ];
}
