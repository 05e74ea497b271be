import { z } from 'zod';
import type { ApplicationBody, ApplicationView, PasswordCredentialView } from '../ports/directory';
import { parseAnswer } from './answer';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A secret or certificate as Graph shows it, without its value. */
export const credentialSchema = z.looseObject({
  keyId: z.string(),
  displayName: text,
  startDateTime: z.string(),
  endDateTime: z.string(),
});

const applicationSchema = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  uniqueName: text,
  signInAudience: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  tags: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  createdDateTime: text,
  notes: text,
  requiredResourceAccess: z
    .array(
      z.looseObject({
        resourceAppId: z.string(),
        resourceAccess: z.array(z.looseObject({ id: z.string(), type: z.enum(['Role', 'Scope']) })),
      }),
    )
    .nullish(),
  passwordCredentials: z.array(credentialSchema).nullish(),
  keyCredentials: z.array(credentialSchema.extend({ customKeyIdentifier: text })).nullish(),
  identifierUris: z.array(z.string()).nullish(),
  web: z.looseObject({ redirectUris: z.array(z.string()).nullish() }).nullish(),
});

/** The properties that a view is made of. */
export const applicationProperties = [
  'id',
  'appId',
  'displayName',
  'uniqueName',
  'signInAudience',
  'tags',
  'createdDateTime',
  'requiredResourceAccess',
  'passwordCredentials',
  'keyCredentials',
  'web',
  'identifierUris',
  'notes',
] as const;

/** An application object as the job sees it. Throws AppError where the answer is not one. */
export function applicationView(body: unknown): ApplicationView {
  const app = parseAnswer(applicationSchema, body, 'an application');
  const { id, appId, displayName, uniqueName, signInAudience, tags, createdDateTime, notes } = app;
  return {
    id,
    appId,
    displayName,
    uniqueName,
    signInAudience,
    tags,
    createdDateTime,
    notes,
    declared: (app.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
      resourceAccess.map((access) => ({ resourceAppId, id: access.id, type: access.type })),
    ),
    passwordCredentials: (app.passwordCredentials ?? []).map(credentialView),
    keyCredentials: (app.keyCredentials ?? []).map((credential) => ({
      ...credentialView(credential),
      customKeyIdentifier: credential.customKeyIdentifier,
    })),
    redirectUris: app.web?.redirectUris ?? [],
    identifierUris: app.identifierUris ?? [],
  };
}

/** What of a credential is looked at. */
export function credentialView(credential: z.infer<typeof credentialSchema>): PasswordCredentialView {
  const { keyId, displayName, startDateTime, endDateTime } = credential;
  return { keyId, displayName, startDateTime, endDateTime };
}

/** Declared permissions as Graph wants them written: by resource. */
export function declaredPayload(declared: ApplicationView['declared']): readonly object[] {
  const resources = new Map<string, { id: string; type: 'Role' | 'Scope' }[]>();
  for (const { resourceAppId, id, type } of declared) {
    const accesses = resources.get(resourceAppId) ?? [];
    accesses.push({ id, type });
    resources.set(resourceAppId, accesses);
  }
  return [...resources].map(([resourceAppId, resourceAccess]) => ({ resourceAppId, resourceAccess }));
}

/** The wanted state as Graph wants it written. */
export function applicationPayload(body: ApplicationBody): Record<string, unknown> {
  return {
    displayName: body.displayName,
    signInAudience: body.signInAudience,
    tags: body.tags,
    ...(body.notes === undefined ? {} : { notes: body.notes }),
    web: { redirectUris: body.redirectUris },
    requiredResourceAccess: declaredPayload(body.declared),
  };
}
