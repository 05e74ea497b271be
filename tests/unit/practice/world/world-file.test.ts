import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../../../electron/practice/world/contoso';
import { parseWorld, patchWorld } from '../../../../electron/practice/world/world-file';

describe('a world file', () => {
  it('extends the first world', () => {
    const world = parseWorld(
      JSON.stringify({
        extends: 'contoso',
        sharedMailboxes: 2,
        tenant: { displayName: 'Fabrikam' },
        organization: { isDehydrated: true, language: 'fr' },
        appManagementPolicy: { isEnabled: true, passwordMaxLifetime: 'P180D' },
        users: { 'Anna@contoso.example': { signIn: { mfaRequired: true, deviceCodeBlocked: false } } },
        mailboxes: { 'billing@contoso.example': { full: true } },
        skus: { ENTERPRISEPACK: { enabled: 3 } },
        add: { refusedExternalRecipients: ['more@partner.example'] },
      }),
    );
    const first = contosoWorld({ sharedMailboxes: 2 });
    expect(world.tenant).toEqual({ ...first.tenant, displayName: 'Fabrikam' });
    expect(world.organization).toMatchObject({ isDehydrated: true, language: 'fr', auditDisabled: false });
    expect(world.users.filter((user) => user.signIn.mfaRequired).map((user) => user.displayName)).toContain(
      'Anna Berg',
    );
    expect(world.mailboxes.filter((one) => one.full).map((one) => one.name)).toEqual(['full', 'invoices']);
    expect(world.skus[0]?.enabled).toBe(3);
    expect(world.refusedExternalRecipients).toHaveLength(2);
    expect(world.servicePrincipals).toEqual(first.servicePrincipals);
  });

  it('may be a whole saved state', () => {
    const state = contosoWorld({ sharedMailboxes: 1 });
    expect(parseWorld(JSON.stringify(state))).toEqual(state);
  });

  it.each([
    ['no JSON', '{', /not JSON/u],
    ['nothing known', '{}', /extends/u],
    ['another base', '{ "extends": "fabrikam" }', /extends/u],
    ['a wrong field', '{ "extends": "contoso", "tennant": {} }', /tennant/u],
    ['a wrong type', '{ "extends": "contoso", "sharedMailboxes": "many" }', /sharedMailboxes/u],
    ['a stranger', '{ "extends": "contoso", "users": { "x@y.example": {} } }', /x@y\.example/u],
  ])('is refused kindly: %s', (_what, text, message) => {
    expect(() => parseWorld(text)).toThrow(message);
    expect(() => parseWorld(text)).toThrow(/For example|"add"/u);
  });

  it('leaves the state it changes as it was', () => {
    const state = contosoWorld();
    patchWorld(state, { users: { 'ceo@contoso.example': { accountEnabled: false } } });
    expect(state).toEqual(contosoWorld());
  });
});
