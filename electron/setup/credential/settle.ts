import type { StepContext, Verification } from '../../engine/types';
import type { CredentialRef } from '../../ports/credential-store';
import { absent, inPlace, unlessGone } from '../executor';
import type { SetupContext, SetupPorts } from '../executor';
import type { CredentialKind } from './kinds';
import { refOf, seenApplication } from './seen-application';
import { sortSecrets } from './state';
import { heldKeyIdOf } from './thumbprint';

/** Removes what lost runs left, then says whether a valid credential of this kind and setup is there. */
export async function settle(
  ports: SetupPorts,
  { journalIntents }: SetupContext,
  kind: CredentialKind,
  input: CredentialRef & { readonly applicationId: string; readonly setupId: string },
  context: StepContext,
): Promise<Verification> {
  const [application, held] = await Promise.all([
    seenApplication(ports, input, context.signal),
    ports.credentials.get(refOf(input)),
  ]);
  const state = sortSecrets(kind.among(application), {
    setupId: input.setupId,
    heldKeyId: heldKeyIdOf(held, application),
    intents: [...journalIntents, { runId: context.runId, keyIds: [] }],
    now: ports.clock.now(),
  });
  for (const orphan of state.orphans) {
    await unlessGone(kind.remove(input.applicationId, orphan.keyId));
    context.note(`Removed ${kind.lost} (${orphan.keyId}).`);
  }
  const found = state.held ?? state.elsewhere[0];
  return found === undefined ? absent : inPlace({ keyId: found.keyId, endDateTime: found.endDateTime });
}
