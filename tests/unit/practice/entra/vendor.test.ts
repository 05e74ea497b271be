import { describe, expect, it } from 'vitest';
import { findClient } from '../../../../electron/practice/entra/clients';
import { giveConsent } from '../../../../electron/practice/entra/give-consent';
import { vendorAppId, vendorSecret } from '../../../../electron/practice/world/contoso-vendor';
import { codes, entra, post } from './fixture';

describe("a vendor's multi-tenant application", () => {
  it('gets tokens with the vendor’s secret once the tenant has its service principal', async () => {
    const context = await entra();
    const { world } = context;
    const ask = () =>
      post(context, {
        grant_type: 'client_credentials',
        client_id: vendorAppId,
        client_secret: vendorSecret,
        scope: 'https://graph.microsoft.com/.default',
      });
    expect(codes(await ask())).toEqual([700016]);
    const admin = world.state.users.find((one) => one.userPrincipalName.startsWith('admin@'))!;
    giveConsent(world, findClient(world, vendorAppId), admin, [], false);
    expect((await ask()).status).toBe(200);
    const principal = world.state.servicePrincipals.at(-1)!;
    expect(principal.appOwnerOrganizationId).toBe(world.state.foreignApplications[0]?.ownerTenantId);
  });

  it('is unknown here where it was made for its own tenant alone', async () => {
    const context = await entra();
    context.world.state.foreignApplications[0]!.signInAudience = 'AzureADMyOrg';
    expect(() => findClient(context.world, vendorAppId)).toThrow(/AADSTS700016/u);
  });
});
