import { createHash } from 'node:crypto';
import type { Application } from '../../world/directory-types';
import type { WorldState } from '../../world/state';

function withoutSecrets<T extends Application>(application: T): T {
  return {
    ...application,
    passwordCredentials: application.passwordCredentials.map((credential) => ({
      ...credential,
      secretText: `sha256:${createHash('sha256').update(credential.secretText).digest('hex')}`,
    })),
  };
}

/** The state without any application secret: each is shown as its SHA-256, so that tests can still compare. */
export function shownState(state: WorldState): WorldState {
  return {
    ...state,
    applications: state.applications.map(withoutSecrets),
    foreignApplications: state.foreignApplications.map(withoutSecrets),
  };
}
