import type { Surroundings } from '../../../../electron/ports/surroundings';

/** Surroundings in which nothing is wrong. */
export function fakeAround(change: Partial<Surroundings> = {}): Surroundings {
  return {
    serviceClock: () => ({ aheadMs: 120, giveOrTakeMs: 600 }),
    tenantCloud: async () => ({ login: 'microsoftonline.com', graph: 'graph.microsoft.com', region: 'EU' }),
    cloud: { name: 'Microsoft 365', login: 'login.microsoftonline.com', graph: 'graph.microsoft.com' },
    routes: async () => [
      {
        host: 'graph.microsoft.com',
        proxy: null,
        issuer: 'Microsoft Azure RSA TLS Issuing CA 04, Microsoft Corporation',
        problem: null,
      },
    ],
    ownAuthority: false,
    dns: {
      txt: async (name) =>
        name.startsWith('_dmarc.')
          ? ['v=DMARC1; p=none']
          : ['v=spf1 include:spf.protection.outlook.com -all'],
      cname: async (name) => `${name}.dkim.mail.microsoft`,
    },
    spfHost: 'spf.protection.outlook.com',
    freeSpace: async () => 5_000_000_000,
    ...change,
  };
}
