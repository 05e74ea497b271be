import { loadProfile, profileIds } from '../../handoff/load-profile';
import type { Channels } from './context';

/** The vendors that are known, for choosing one. */
export function profileChannels(): Channels<'profiles.list'> {
  return {
    'profiles.list': async () =>
      profileIds.map((id) => {
        const { name, credentialKinds, where, notes } = loadProfile(id);
        return { id, name, credentialKinds, where, notes };
      }),
  };
}
