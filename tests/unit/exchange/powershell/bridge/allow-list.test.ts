import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCmdlet } from '../../../../../electron/exchange/cmdlet-data/cmdlets';
import { createExchange } from '../../../../../electron/exchange/exchange';
import { allowList } from '../../../../support/powershell/allow-list';
import { fakeInvoke } from '../../fake-invoke';
import { id, uses } from '../../operations/uses';

const allowed = allowList();
const reference = process.env['SENDWRIGHT_REFERENCE'];

describe('the allow-list of the bridge', () => {
  it.each(Object.entries(uses))('lets %s through', async (_, use) => {
    const { invoke, calls } = fakeInvoke(({ cmdlet }) =>
      cmdlet.startsWith('Test-ApplicationAccess') ? [{ AccessCheckResult: 'Accordé' }] : [{}],
    );
    await use(createExchange(invoke, { tenant: async () => id }));
    const refused = calls.flatMap(({ cmdlet, parameters }) =>
      Object.keys(parameters)
        .filter((name) => allowed.get(cmdlet)?.includes(name) !== true)
        .map((name) => `${cmdlet} -${name}`)
        .concat(allowed.has(cmdlet) ? [] : [cmdlet]),
    );
    expect(refused).toEqual([]);
  });

  it('names only cmdlets and parameters that Exchange Online has', () => {
    const unknown = [...allowed].flatMap(([cmdlet, parameters]) => {
      const info = findCmdlet(cmdlet)?.info;
      if (info === undefined) return [cmdlet];
      // The pages themselves spell PolicyScopeGroupId in two ways.
      const online = Object.entries(info.parameters)
        .filter(([, parameter]) => parameter.online !== false)
        .map(([name]) => name.toLowerCase());
      return parameters
        .filter((name) => !online.includes(name.toLowerCase()))
        .map((name) => `${cmdlet} -${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it.skipIf(reference === undefined)('agrees with the reference data [needs SENDWRIGHT_REFERENCE]', () => {
    const text = readFileSync(join(reference ?? '', 'exchange-cmdlets.json'), 'utf8');
    const { cmdlets } = JSON.parse(text) as { cmdlets: Readonly<Record<string, unknown>> };
    const unknown = [...allowed].flatMap(([cmdlet, parameters]) => {
      const page = JSON.stringify(cmdlets[cmdlet] ?? '').toLowerCase();
      return parameters
        .filter((name) => !page.includes(`"${name.toLowerCase()}"`))
        .concat(page === '""' ? ['is unknown'] : [])
        .map((name) => `${cmdlet} ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('has nothing that gives rights by itself, deletes people or changes a setting of the organisation', () => {
    const names = [...allowed.keys()];
    expect(
      names.filter((name) => /^(?:Add|Set|New)-.*(?:Permission|RoleGroup|User|CASMailbox)/u.test(name)),
    ).toEqual([]);
    expect(names.filter((name) => /^Set-(?:Organization|Transport|ManagementRole)/u.test(name))).toEqual([]);
    expect(
      [...allowed.values()].flat().filter((name) => /Password|Credential|Bypass(?!Security)/u.test(name)),
    ).toEqual([]);
  });

  it('takes every scope of an application’s role assignment, and none that is for people', () => {
    expect(allowed.get('New-ManagementRoleAssignment')).toEqual([
      'Name',
      'Role',
      'App',
      'CustomResourceScope',
      'RecipientGroupScope',
      'RecipientAdministrativeUnitScope',
    ]);
  });
});
