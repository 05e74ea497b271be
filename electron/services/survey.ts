import type { SurveyDocument } from '../contract/survey';
import { runSurvey } from '../setup/survey/run-survey';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';

/** Signs in and looks at every application of the tenant that has to do with sending mail. Writes nothing. */
export async function surveyTenant(
  { connection, clock }: PlanningParts,
  { signal, listener }: ProofSession,
): Promise<SurveyDocument> {
  const account = await connection.signIn();
  return runSurvey(
    { directory: connection.directory(signal), exchange: connection.exchange(signal) },
    {
      ...{ tenantId: account.tenantId, madeBy: account.username, portal: connection.portal },
      now: () => clock.now(),
      note: (text) => listener?.note?.(text),
    },
  );
}
