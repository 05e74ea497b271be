import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { ManualClock } from '../../support/manual-clock';
import { addGrant } from '../../../electron/setup/consent/executors';
import type { SetupPorts } from '../../../electron/setup/executor';
import type { Directory } from '../../../electron/ports/directory';
import type { StepContext } from '../../../electron/engine/types';

const input = {
  servicePrincipalId: '11111111-1111-4111-8111-111111111111',
  resourceId: '22222222-2222-4222-8222-222222222222',
  appRoleId: '33333333-3333-4333-8333-333333333333',
  fresh: false,
};
const context: StepContext = {
  stepId: 'grant',
  runId: 'r',
  signal: new AbortController().signal,
  note: () => undefined,
};

function ports(read: () => Promise<never>): SetupPorts {
  const grant = {
    id: 'made',
    resourceId: input.resourceId,
    resourceDisplayName: 'Graph',
    appRoleId: input.appRoleId,
    createdDateTime: null,
  };
  const directory: Partial<Directory> = { appRoleAssignments: read, grantAppRole: async () => grant };
  return { directory, clock: new ManualClock() } as Partial<SetupPorts> as SetupPorts;
}

describe('granting an app role', () => {
  it('goes on where the service principal was just made and is not known everywhere yet', async () => {
    const missing = async () => Promise.reject(new AppError({ code: 'not-found', message: 'Unknown.' }));
    expect(await addGrant(ports(missing)).run(input, context)).toMatchObject({
      kind: 'applied',
      outputs: { assignmentId: 'made' },
    });
  });

  it('does not grant blindly where the grants may not be read', async () => {
    const denied = async () => Promise.reject(new AppError({ code: 'permission-denied', message: 'No.' }));
    await expect(addGrant(ports(denied)).run(input, context)).rejects.toMatchObject({
      code: 'permission-denied',
    });
  });
});
