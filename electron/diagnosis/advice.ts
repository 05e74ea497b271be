import type { DiagnosisDetails, DiagnosisDocument } from '../contract/diagnosis';

const ladder =
  'Climb the ladder of the setup (sendwright diagnose --setup SETUP): it tries each step live and stops at the first that does not hold.';

const byStatus: readonly (readonly [(status: number) => boolean, string])[] = [
  [
    (status) => status === 401,
    'A 401 alone says that the token was not taken: give the body too, which holds "error" and "code".',
  ],
  [
    (status) => status === 403,
    'A 403 alone does not tell whose right is missing: the code in the body does (ErrorAccessDenied, Authorization_RequestDenied …).',
  ],
  [
    (status) => status === 404,
    'A 404 says nothing about rights: what was named is not there. The code in the body tells what.',
  ],
  [(status) => status === 429, 'A 429 asks for fewer requests: wait as long as Retry-After says.'],
  [(status) => status === 407, 'A 407 comes from the proxy, not from Microsoft: it wants a sign-in.'],
  [
    (status) => status >= 500,
    'A status of 500 and above is Microsoft’s side, or a proxy: try again after some minutes.',
  ],
];

/** What to do where a text does not tell, or only perhaps; nothing where the cause is clear. */
export function adviceFor(
  result: DiagnosisDocument['result'],
  { statuses, requestIds, correlationIds }: DiagnosisDetails,
): readonly string[] {
  if (result === 'recognised') return [];
  const told = byStatus.filter(([holds]) => statuses.some(holds)).map(([, text]) => text);
  const ids = [...requestIds, ...correlationIds];
  return [
    ...(result === 'unknown' && told.length === 0
      ? [
          'No code that is known stands in this text. Give the whole answer: body, inner exception, the lines before and after.',
        ]
      : told),
    ladder,
    ...(ids.length === 0
      ? []
      : [`If it stays: ask Microsoft, and quote ${ids.slice(0, 2).join(' and ')} with the time.`]),
  ];
}
