import { describe, expect, it } from 'vitest';
import { findClient } from '../../../../electron/practice/entra/clients';
import { mayConsent, missingConsent, requireConsent } from '../../../../electron/practice/entra/consent';
import type { EntraContext } from '../../../../electron/practice/entra/context';
import { giveConsent } from '../../../../electron/practice/entra/give-consent';
import { parseScopes } from '../../../../electron/practice/entra/scopes';
import type { User } from '../../../../electron/practice/world/directory-types';
import { assistantAppId } from '../../../../electron/practice/world/contoso-service-principals';
import { graphAppId, graphCommandLineToolsAppId } from '../../../../electron/practice/world/well-known';
import { entra, register } from './fixture';

const person = (context: EntraContext, local: string): User =>
  context.world.state.users.find((user) => user.userPrincipalName === `${local}@contoso.example`)!;

function missing(context: EntraContext, clientId: string, local: string, scope: string): string[] {
  const client = findClient(context.world, clientId);
  const found = missingConsent(context.world, client, person(context, local), parseScopes(scope, context));
  return found.flatMap((one) => one.values);
}

describe('consent', () => {
  it('asks for what the tenant has not consented to, whatever the form of the scope', async () => {
    const context = await entra();
    const ask = (scope: string) => missing(context, assistantAppId, 'admin', scope);
    expect(ask('User.Read openid profile offline_access')).toEqual([]);
    expect(ask('Mail.Send')).toEqual(['Mail.Send']);
    expect(ask('https://graph.microsoft.com/Mail.Send email')).toEqual(['email', 'Mail.Send']);
    expect(ask('https://outlook.office365.com/Exchange.Manage')).toEqual(['Exchange.Manage']);
  });

  it('lets a person consent to user scopes and only four kinds of administrators to the rest', async () => {
    const context = await entra();
    const graph = context.world.state.servicePrincipals.find((one) => one.appId === graphAppId)!;
    const may = (local: string, ...values: string[]) =>
      mayConsent(person(context, local), [{ resource: graph, values }]);
    expect(may('ceo', 'Mail.Send', 'offline_access')).toBe(true);
    expect(may('ceo', 'Mail.Send', 'Application.ReadWrite.All')).toBe(false);
    expect(may('exadmin', 'Application.ReadWrite.All')).toBe(false);
    // Facts 1.1: it carries no mark; in doubt refused.
    expect(may('ceo', 'LicenseAssignment.ReadWrite.All')).toBe(false);
    for (const local of ['admin', 'appadmin', 'roleadmin']) {
      expect(may(local, 'Application.ReadWrite.All'), local).toBe(true);
    }
  });

  it('is for one person, or for all where it was given for all, and is in the audit log', async () => {
    const context = await entra();
    const { world } = context;
    const give = (forAll: boolean, value: string) => {
      const client = findClient(world, assistantAppId);
      const user = person(context, 'admin');
      const wanted = missingConsent(world, client, user, parseScopes(value, context));
      giveConsent(world, client, user, wanted, forAll);
    };
    give(false, 'Application.ReadWrite.All');
    expect(missing(context, assistantAppId, 'admin', 'Application.ReadWrite.All')).toEqual([]);
    expect(missing(context, assistantAppId, 'appadmin', 'Application.ReadWrite.All')).not.toEqual([]);
    give(true, 'Group.Read.All');
    expect(missing(context, assistantAppId, 'appadmin', 'Group.Read.All')).toEqual([]);
    expect(world.state.permissionGrants).toHaveLength(2);
    expect(world.state.audits.map((one) => one.initiatedBy)).toEqual([
      'admin@contoso.example',
      'admin@contoso.example',
    ]);
  });

  it('makes the service principal of a client that had none', async () => {
    const context = await entra();
    const app = register(context, { isFallbackPublicClient: true }, false);
    const client = findClient(context.world, app.appId);
    const user = person(context, 'ceo');
    giveConsent(
      context.world,
      client,
      user,
      missingConsent(context.world, client, user, parseScopes('User.Read', context)),
      false,
    );
    expect(findClient(context.world, app.appId).servicePrincipal?.appId).toBe(app.appId);
  });

  it('takes .default for what the application declares, and refuses where nothing was consented', async () => {
    const context = await entra();
    const app = register(context, {
      requiredResourceAccess: [
        {
          resourceAppId: graphAppId,
          resourceAccess: [
            { id: 'e383f46e-2787-4529-855e-0e479a3ffac0', type: 'Scope' },
            { id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96', type: 'Role' },
          ],
        },
      ],
    });
    const scope = 'https://graph.microsoft.com/.default';
    expect(missing(context, app.appId, 'ceo', scope)).toEqual(['Mail.Send']);
    const bare = register(context);
    const asked = parseScopes(scope, context);
    expect(() =>
      requireConsent(context.world, findClient(context.world, bare.appId), person(context, 'ceo'), asked),
    ).toThrow(/AADSTS65001/u);
  });

  it("gives Microsoft's own clients nothing from an API that has not preauthorised them", async () => {
    const context = await entra();
    const scope = 'https://outlook.office365.com/.default';
    expect(() => missing(context, graphCommandLineToolsAppId, 'admin', scope)).toThrow(/AADSTS65002/u);
  });
});
