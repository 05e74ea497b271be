import { z } from 'zod';
import { uniqueNameOf } from '../../contract/setup-file';
import type { Executor } from '../../engine/types';
import { absent, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { CredentialPorts, SetupContext } from '../executor';
import { certificates, clientSecrets, type CredentialKind } from './kinds';

type Directories = Pick<CredentialPorts, 'directory'>;

const orphanInput = z.strictObject({ applicationId: z.guid(), keyId: z.guid() });

/** Removes a secret: one whose value was lost with the run that made it, or that of a setup that is taken back. */
export function removeOrphan({ directory }: Directories, setup: SetupContext): Executor {
  return removal(directory, setup, clientSecrets(directory));
}

/** The same of a certificate. */
export function removeOrphanCertificate({ directory }: Directories, setup: SetupContext): Executor {
  return removal(directory, setup, certificates(directory));
}

function removal(
  directory: Directories['directory'],
  { setupId }: SetupContext,
  kind: CredentialKind,
): Executor {
  return executorOf({
    input: orphanInput,
    async look({ keyId }) {
      const found = await directory.applicationByUniqueName(uniqueNameOf(setupId));
      const isThere = found !== null && kind.among(found).some((one) => one.keyId === keyId);
      return isThere ? absent : inPlace();
    },
    async apply({ applicationId, keyId }) {
      await unlessGone(kind.remove(applicationId, keyId));
      return applied();
    },
  });
}
