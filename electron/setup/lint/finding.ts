import { severities, type Finding, type FindingId, type LintDocument } from '../../contract/lint';
import { catalogue } from './catalogue';

type Graded = Pick<Finding, 'severity'>;

/** A finding with the words of the catalogue. */
export function finding(
  id: FindingId,
  evidence: readonly string[],
  change: Partial<Pick<Finding, 'severity' | 'mend'>> = {},
): Finding {
  const { severity, title, why, source, who, mend } = catalogue[id];
  const words = { severity, title, why, source, who, mend };
  // Whether a plan mends it in this very case is known once all was looked at.
  return { id, ...words, repairable: false, evidence: [...evidence], ...change };
}

/** Gravest first; in the order of the rules where they are alike. */
export function byGravity(a: Graded, b: Graded): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** What the findings come to. */
export function verdictOf(findings: readonly Graded[]): LintDocument['verdict'] {
  const has = (severity: Finding['severity']): boolean => findings.some((one) => one.severity === severity);
  if (has('high') || has('medium')) return 'findings';
  if (has('unknown')) return 'unknown';
  return has('low') ? 'notes' : 'clean';
}
