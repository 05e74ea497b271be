import type { Drift, DriftArea, MendingWay } from '../../contract/review';

/** What a kind of drift says, whatever the setup. */
export interface DriftWords {
  readonly area: DriftArea;
  readonly severity: Drift['severity'];
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly who: string;
  readonly mend: string;
  /** How it is mended where no step of the setup file's plan does. */
  readonly way: MendingWay;
  readonly acceptable: boolean;
}

export const exchangeAdmin = 'an Exchange Administrator';
export const applicationAdmin = 'a Cloud Application Administrator or an owner of the application';
export const grantAdmin = 'a Privileged Role Administrator or a Global Administrator';
/** Where only what was agreed says that something is wrong. */
export const agreement = 'the agreement';

/** Words of one kind; by default the setup file mends it, and nobody can sign it away. */
export function words(
  area: DriftArea,
  severity: Drift['severity'],
  title: string,
  text: Pick<DriftWords, 'why' | 'source' | 'who' | 'mend'>,
  more: Partial<Pick<DriftWords, 'way' | 'acceptable'>> = {},
): DriftWords {
  return { area, severity, title, ...text, way: 'apply', acceptable: false, ...more };
}

/** It has no place in the setup file: a person undoes it, or signs that it is right. */
export const byPerson = { way: 'person', acceptable: true } as const;
