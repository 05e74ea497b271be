import { boundedText } from '../contract/bounded-text';
import type { DiagnosisDocument, DiagnosisFinding, DiagnosisSureness } from '../contract/diagnosis';
import { redactPasted } from '../log/redact/pasted';
import { adviceFor } from './advice';
import { codesIn, type CodeSeen } from './codes';
import { contextOf, type ContextFlag } from './context';
import { detailsOf } from './details';
import type { FixStep } from './entry';
import { excerptOf } from './excerpt';
import { nearestTo } from './nearest';
import { errorsByCode, knownErrors, type KnownError } from './tables';
import { tokensIn } from './tokens';

const mostFindings = 12;
const mostUnknown = 3;

/**
 * What a pasted text means: errors found by their codes, the cause first, and what support asks for. Texts in English are
 * a hint at most; where nothing is known, what is written most alike and what to do instead of guessing. At most
 * `diagnosisTextLimit` characters are read. No secret of the text is in the result. Never throws.
 */
export function diagnoseText(given: string): DiagnosisDocument {
  const { text, cut } = boundedText(given);
  const shown = redactPasted(text);
  const tokens = tokensIn(text);
  const context = contextOf(text, tokens);
  const codes = codesIn(text);
  const byCodes = withoutWrappers(findingsOf(codes, context));
  const entries = byCodes.some(({ entry }) => entry.wraps === undefined)
    ? byCodes
    : [...byCodes, ...hinted(text, byCodes)];
  const findings = entries.slice(0, mostFindings).map((seen) => findingOf(seen, shown));
  const result = resultOf(findings);
  const details = detailsOf(text, tokens);
  return {
    format: 1,
    command: 'diagnose',
    result,
    findings,
    nearest: findings.length > 0 ? [] : [...nearestTo(shown)],
    details,
    advice: [...unknownNumbers(codes), ...adviceFor(result, details)],
    secrets: marksIn(shown) - marksIn(text),
    cut,
  };
}

interface Seen {
  readonly entry: KnownError;
  readonly code: CodeSeen | null;
  readonly flags: readonly ContextFlag[];
}

function findingsOf(codes: readonly CodeSeen[], context: ReadonlySet<ContextFlag>): readonly Seen[] {
  const seen = new Map<string, Seen>();
  for (const code of codes) {
    const fitting = (errorsByCode.get(code.key) ?? []).filter(({ when = [] }) =>
      when.every((flag) => context.has(flag)),
    );
    const [entry] = [...fitting].sort((a, b) => (b.when ?? []).length - (a.when ?? []).length);
    if (entry !== undefined && !seen.has(entry.id)) {
      seen.set(entry.id, { entry, code, flags: entry.when ?? [] });
    }
  }
  return [...seen.values()];
}

/** What only passes a refusal on says nothing beside the refusal itself. */
function withoutWrappers(seen: readonly Seen[]): readonly Seen[] {
  const innermost = Math.min(...seen.map(({ entry }) => entry.wraps ?? 0));
  return seen.filter(({ entry }) => (entry.wraps ?? 0) === innermost);
}

/** By English phrases, where no code stands in the text, or only of what passes another error on. */
function hinted(text: string, known: readonly Seen[]): readonly Seen[] {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');
  return knownErrors
    .filter(({ hints = [] }) => hints.some((hint) => plain.includes(hint)))
    .filter((entry) => known.every((one) => one.entry.id !== entry.id))
    .map((entry) => ({ entry, code: null, flags: [] }));
}

function findingOf({ entry, code, flags }: Seen, shown: string): DiagnosisFinding {
  const { id, family, title, cause, who, fix, source } = entry;
  return {
    ...{ id, family, title, code: code?.code ?? null },
    excerpt: code === null ? null : excerptOf(shown, code.code),
    ...{ cause, who },
    fix: fix.map((step) => fixOf(step)),
    sure: surenessOf(entry, code),
    because: becauseOf(code, flags),
    source,
  };
}

function fixOf(step: string | FixStep): DiagnosisFinding['fix'][number] {
  if (typeof step === 'string') return { text: step, command: null, page: null };
  return { text: step.text, command: step.command ?? null, page: step.page ?? null };
}

function surenessOf({ mark, several, wraps }: KnownError, code: CodeSeen | null): DiagnosisSureness {
  if (code === null) return 'possible';
  const isDocumented = mark === 'O' || mark === 'E';
  return isDocumented && several !== true && wraps === undefined && !code.bare ? 'certain' : 'likely';
}

const flagWords: Readonly<Record<ContextFlag, string>> = {
  'app-only': 'an application that signs in by itself',
  'secret-is-guid': 'a client secret in the shape of a GUID',
  raop: 'the mark [RAOP]',
  'odata-disabled': 'the words "Access to OData is disabled"',
  'grants-app-role': 'a request that grants an application permission',
  'connect-not-found': 'the name Connect-ExchangeOnline',
};

function becauseOf(code: CodeSeen | null, flags: readonly ContextFlag[]): string {
  if (code === null) return 'English words alone match: the code would say more.';
  const around = flags.length === 0 ? '' : `, with ${flags.map((flag) => flagWords[flag]).join(' and ')}`;
  return code.bare
    ? `The number ${code.code.replace('AADSTS', '')}${around}.`
    : `The code ${code.code}${around}.`;
}

function resultOf(findings: readonly DiagnosisFinding[]): DiagnosisDocument['result'] {
  if (findings.some(({ sure }) => sure !== 'possible')) return 'recognised';
  return findings.length > 0 ? 'possible' : 'unknown';
}

/** Microsoft explains every number on a page of its own. */
function unknownNumbers(codes: readonly CodeSeen[]): readonly string[] {
  return codes
    .filter(({ key }) => !errorsByCode.has(key))
    .slice(0, mostUnknown)
    .map(
      ({ code }) =>
        `${code} is not in this table. Microsoft explains it: https://login.microsoftonline.com/error?code=${code.replace(/\D/gu, '')}`,
    );
}

function marksIn(text: string): number {
  return text.match(/\[(?:redacted|token|secret|private key|long base64)\]/gu)?.length ?? 0;
}
