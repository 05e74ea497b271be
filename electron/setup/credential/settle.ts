import { z } from 'zod';
import type { StepContext, Verification } from '../../engine/types';
import { absent, inPlace, unlessGone } from '../executor';
import type { CredentialPorts, SetupContext } from '../executor';
import type { CredentialKind } from './kinds';
import { refOf, seenApplication, type Slotted } from './seen-application';
import { sortSecrets } from './state';
import { heldKeyIdOf } from './thumbprint';

/** Where a step keeps what it makes: `next` of a rotation, beside the credential in use; left out: as the only one. */
export const slotInput = z.literal('next').optional();

/**
 * Removes what lost runs left, then says whether a valid credential of this kind and setup is there. Of a rotation only
 * the one beside the credential in use counts, and that in use is left alone.
 */
export async function settle(
  ports: CredentialPorts,
  { journalIntents }: SetupContext,
  kind: CredentialKind,
  input: Slotted & { readonly applicationId: string; readonly setupId: string },
  context: StepContext,
): Promise<Verification> {
  const isNext = input.slot === 'next';
  const [application, held, inUse] = await Promise.all([
    seenApplication(ports, input, context.signal),
    ports.credentials.get(refOf(input)),
    isNext ? ports.credentials.get(refOf({ ...input, slot: undefined })) : null,
  ]);
  const state = sortSecrets(kind.among(application), {
    setupId: input.setupId,
    heldKeyId: heldKeyIdOf(held, application),
    spared: inUse === null ? null : heldKeyIdOf(inUse, application),
    intents: [...journalIntents, { runId: context.runId, keyIds: [] }],
    now: ports.clock.now(),
  });
  for (const orphan of state.orphans) {
    await unlessGone(kind.remove(input.applicationId, orphan.keyId));
    context.note(`Removed ${kind.lost} (${orphan.keyId}).`);
  }
  const found = state.held ?? (isNext ? undefined : state.elsewhere[0]);
  return found == null ? absent : inPlace({ keyId: found.keyId, endDateTime: found.endDateTime });
}
