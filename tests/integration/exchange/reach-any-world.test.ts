import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCloudMailbox, liveMailboxes } from '../../../electron/practice/exchange/recipients/find';
import type { WorldState } from '../../../electron/practice/world/state';
import type { SurveyDeps } from '../../../electron/setup/survey/picture';
import { runSurvey } from '../../../electron/setup/survey/run-survey';
import { mailboxesThatSend } from '../../support/brute-force';
import { anyWorld, build } from '../../support/any-world';
import { practiceExchange } from './practice-exchange';

/** Entra as Graph would show it, straight from the world. */
function directoryOf(state: WorldState): SurveyDeps['directory'] {
  return {
    organization: async () => ({
      ...{ id: state.tenant.id, displayName: 'Contoso', domains: ['contoso.example'] },
      ...{ initialDomain: 'contoso.onmicrosoft.com', countryLetterCode: 'DE' },
    }),
    resource: async (appId) => state.servicePrincipals.find((one) => one.appId === appId) ?? null,
    applications: async () => [],
    servicePrincipals: async () => state.servicePrincipals,
    appRoleHolders: async (appId) =>
      state.appRoleAssignments
        .filter(({ resourceId }) =>
          state.servicePrincipals.some((one) => one.id === resourceId && one.appId === appId),
        )
        .map((one) => ({
          ...{ ...one, resourceDisplayName: 'of the world', displayName: 'one of the world' },
          principalType: 'ServicePrincipal',
        })),
    allPermissionGrants: async () => [],
    allDirectoryRoles: async () => [],
    applicationAudits: async () => ({ lines: [], more: false }),
  };
}

describe('effective reach in any world', () => {
  it('equals sending from every mailbox; what cannot be evaluated is unknown and never smaller', async () => {
    let exact = 0;
    await fc.assert(
      fc.asyncProperty(anyWorld, async (plan) => {
        const { world, state, exchange } = practiceExchange();
        const applications = build(state, plan);
        const { applications: lines } = await runSurvey(
          { directory: directoryOf(state), exchange },
          {
            ...{ tenantId: state.tenant.id, madeBy: 'admin', portal: 'https://portal.azure.com' },
            now: () => world.clock.now(),
          },
        );
        for (const existing of applications) {
          const really = mailboxesThatSend(world, existing);
          const line = lines.find(({ objectId }) => objectId === existing.principal.id);
          if (line === undefined) {
            expect(really).toEqual([]);
            continue;
          }
          const { reach } = line;
          if (reach.count === null) {
            expect(reach.unknown).not.toEqual([]);
            continue;
          }
          exact += 1;
          expect(reach.count).toBe(really.length);
          if (reach.kind === 'some') expect(reach.mailboxes).toEqual(really.slice(0, 10));
          expect(reach.of).toBe(liveMailboxes(state).filter(isCloudMailbox).length);
        }
      }),
      { numRuns: 150 },
    );
    // Else the test could pass by calling everything unknown.
    expect(exact).toBeGreaterThan(100);
  });
});
