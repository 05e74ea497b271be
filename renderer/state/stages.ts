import type { SetupLine } from '../../electron/contract/desk/setups';
import type { PageName, Route } from './route';

/** The way of one setup, in its order. */
export const stages = ['draft', 'checks', 'plan', 'run', 'proof', 'handoff'] as const;
export type Stage = (typeof stages)[number];

export interface StageView {
  readonly stage: Stage;
  readonly here: boolean;
  /** Behind it, as far as is known from the setup's state. */
  readonly done: boolean;
  /** Null: cannot be opened yet. */
  readonly route: Route | null;
}

/** The stages above a page of a setup: where one is, what is done, where one may go. */
export function stagesOf(line: SetupLine | null, page: PageName): readonly StageView[] {
  const done = doneOf(line);
  return stages.map((stage) => ({
    stage,
    here: stage === page,
    done: done.includes(stage),
    route: routeOf(stage, line),
  }));
}

function doneOf(line: SetupLine | null): readonly Stage[] {
  const status = line?.status ?? null;
  if (status === null) return [];
  switch (status.state) {
    case 'removing':
    case 'removed':
      return [];
    case 'planned':
    case 'failed':
    case 'partly-applied':
      return ['draft', 'checks', 'plan'];
    case 'configured':
    case 'not-yet-effective':
    case 'proof-failed':
      return ['draft', 'checks', 'plan', 'run'];
    case 'proven':
    case 'expired': {
      const known = ['draft', 'checks', 'plan', 'run', 'proof'] as const;
      return status.handedOver === true ? [...known, 'handoff'] : known;
    }
  }
}

function routeOf(stage: Stage, line: SetupLine | null): Route | null {
  if (line === null) return null;
  const { draft, status } = line;
  switch (stage) {
    case 'draft':
    case 'checks':
    case 'plan':
      return draft === null ? null : { page: stage, draft };
    case 'run':
      return draft === null || status === null ? null : { page: 'run', draft };
    case 'proof':
    case 'handoff':
      return status?.clientId == null ? null : { page: stage, setup: status.id };
  }
}
