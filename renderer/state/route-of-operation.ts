import type { Operation } from '../../electron/contract/desk/operation';
import type { Route } from './route';

/** A setup, or its draft alone, as lists and pages know it. */
export interface KnownSetup {
  readonly draft: string | null;
  readonly status: { readonly id: string } | null;
}

/** The page that shows an operation; null where its setup is not among these. */
export function routeOfOperation({ kind, setup }: Operation, lines: readonly KnownSetup[]): Route | null {
  const line = lines.find((one) => one.status?.id === setup || one.draft === setup);
  if (line === undefined) return null;
  switch (kind) {
    case 'plan':
      return line.draft === null ? null : { page: 'checks', draft: line.draft };
    case 'apply':
      return line.draft === null ? null : { page: 'run', draft: line.draft };
    case 'ladder':
      return { page: 'diagnose', setup };
    case 'proof':
    case 'send':
    case 'handoff':
    case 'rotation':
    case 'review':
    case 'removal':
      return { page: kind, setup };
    case 'restore':
      return { page: 'removal', setup };
  }
}
