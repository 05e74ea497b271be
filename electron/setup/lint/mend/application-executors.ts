import { z } from 'zod';
import { AppError } from '../../../contract/errors';
import type { ApplicationView, DirectoryReads, DirectoryWrites } from '../../../ports/directory';
import type { DirectoryRepairs } from '../../../ports/repairs';
import { absent, absentBut, applied, executorOf, inPlace, unlessGone, type Look } from '../../executor';

type ApplicationPorts = Pick<DirectoryReads, 'applicationByAppId' | 'ownersOf'> &
  DirectoryRepairs &
  Pick<DirectoryWrites, 'removePassword' | 'removeCertificate'>;

const which = { applicationId: z.guid(), clientId: z.guid() };

async function applicationOf(directory: ApplicationPorts, clientId: string): Promise<ApplicationView> {
  const found = await directory.applicationByAppId(clientId);
  if (found !== null) return found;
  throw new AppError({
    code: 'not-found',
    message: 'The app registration is not there any more.',
    who: 'you',
    next: 'Look at the application again and plan anew.',
  });
}

const declaredInput = z.strictObject({
  ...which,
  resourceAppId: z.guid(),
  id: z.guid(),
  type: z.enum(['Role', 'Scope']),
  name: z.string(),
  present: z.boolean(),
});

/** Declares one permission or takes it out; a declaration grants nothing (facts 2.3). The list is read just before. */
export function changeDeclared(directory: ApplicationPorts) {
  return executorOf({
    input: declaredInput,
    async look({ clientId, id, resourceAppId, type, present }): Promise<Look<ApplicationView>> {
      const application = await applicationOf(directory, clientId);
      const isThere = application.declared.some(
        (one) => one.id === id && one.resourceAppId === resourceAppId && one.type === type,
      );
      return isThere === present ? inPlace() : absentBut(application);
    },
    async apply({ applicationId, clientId, id, resourceAppId, type, present }, _context, seen) {
      const { declared } = seen ?? (await applicationOf(directory, clientId));
      const others = declared.filter((one) => one.id !== id || one.resourceAppId !== resourceAppId);
      await directory.changeApplication(applicationId, {
        declared: present ? [...others, { resourceAppId, id, type }] : others,
      });
      return applied();
    },
  });
}

/** For whom the application is: one organisation or several (facts 2.3). */
export function changeAudience(directory: ApplicationPorts) {
  return executorOf({
    input: z.strictObject({ ...which, audience: z.string().min(1), previous: z.string().min(1) }),
    async look({ clientId, audience }) {
      const { signInAudience } = await applicationOf(directory, clientId);
      return signInAudience === audience ? inPlace() : absent;
    },
    async apply({ applicationId, audience }) {
      await directory.changeApplication(applicationId, { signInAudience: audience });
      return applied();
    },
  });
}

const ownerInput = z.strictObject({
  ...which,
  personId: z.guid(),
  name: z.string(),
  present: z.boolean(),
});

/** Makes somebody an owner, or no longer. */
export function changeOwner(directory: ApplicationPorts) {
  return executorOf({
    input: ownerInput,
    async look({ applicationId, personId, present }) {
      const owners = await directory.ownersOf(applicationId);
      return owners.some(({ id }) => id === personId) === present ? inPlace() : absent;
    },
    async apply({ applicationId, personId, present }) {
      if (present) await directory.addOwner(applicationId, personId);
      else await unlessGone(directory.removeOwner(applicationId, personId));
      return applied();
    },
  });
}

const credentialInput = z.strictObject({
  ...which,
  keyId: z.guid(),
  kind: z.enum(['secret', 'certificate']),
  name: z.string(),
});

/** Removes a secret or certificate for good. */
export function removeCredential(directory: ApplicationPorts) {
  return executorOf({
    input: credentialInput,
    async look({ clientId, keyId, kind }) {
      const { passwordCredentials, keyCredentials } = await applicationOf(directory, clientId);
      const all = kind === 'secret' ? passwordCredentials : keyCredentials;
      return all.some((one) => one.keyId === keyId) ? absent : inPlace();
    },
    async apply({ applicationId, keyId, kind }) {
      const removal =
        kind === 'secret'
          ? directory.removePassword(applicationId, keyId)
          : directory.removeCertificate(applicationId, keyId);
      await unlessGone(removal);
      return applied();
    },
  });
}
