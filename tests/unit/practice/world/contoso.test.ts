import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../../../electron/practice/world/contoso';

describe('the first world', () => {
  it('is the same on every run', () => {
    expect(contosoWorld({ sharedMailboxes: 3 })).toEqual(contosoWorld({ sharedMailboxes: 3 }));
  });

  it('gives no object id and no address twice', () => {
    const world = contosoWorld({ sharedMailboxes: 1000 });
    const ids = [world.users, world.applications, world.servicePrincipals].flat().map((one) => one.id);
    const recipients = [...world.mailboxes, ...world.groups];
    const addresses = recipients
      .flatMap((one) => one.emailAddresses)
      .map((one) => one.toLowerCase().slice(5));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toContain('billing@contoso.example');
  });

  it('has a user behind every mailbox, and every group member is one of them', () => {
    const world = contosoWorld();
    const users = new Set(world.users.map((user) => user.id));
    for (const mailbox of world.mailboxes) expect(users).toContain(mailbox.externalDirectoryObjectId);
    for (const group of world.groups) for (const member of group.members) expect(users).toContain(member);
  });

  it('sells no more seats than the subscriptions have, and leaves some of E3 only', () => {
    const world = contosoWorld();
    const free = world.skus.map((sku) => {
      const used = world.users.filter((user) => user.assignedLicenses.some((one) => one.skuId === sku.skuId));
      return [sku.skuPartNumber, sku.enabled - used.length] as const;
    });
    expect(Object.fromEntries(free)).toMatchObject({ EXCHANGESTANDARD: 0 });
    for (const [, left] of free) expect(left).toBeGreaterThanOrEqual(0);
  });

  it('consents for the assistant to read scopes only', () => {
    const world = contosoWorld();
    expect(world.permissionGrants.map((grant) => grant.scope).join(' ')).not.toMatch(/Write|Send/u);
  });
});
