import type { SurveyCredential } from '../../contract/survey';
import type { ApplicationView, PasswordCredentialView } from '../../ports/directory';

const dayMs = 24 * 60 * 60 * 1000;

/** Secrets and certificates of an application with their ages, the first to expire first. */
export function credentialsOf(application: ApplicationView, now: Date): SurveyCredential[] {
  const view =
    (kind: SurveyCredential['kind']) =>
    ({ keyId, displayName, startDateTime, endDateTime }: PasswordCredentialView): SurveyCredential => ({
      kind,
      keyId,
      name: displayName,
      from: new Date(startDateTime).toISOString(),
      expires: new Date(endDateTime).toISOString(),
      ageDays: Math.floor((now.getTime() - Date.parse(startDateTime)) / dayMs),
      daysLeft: Math.floor((Date.parse(endDateTime) - now.getTime()) / dayMs),
    });
  return [
    ...application.passwordCredentials.map(view('secret')),
    ...application.keyCredentials.map(view('certificate')),
  ].sort((a, b) => a.expires.localeCompare(b.expires));
}
