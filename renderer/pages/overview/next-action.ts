import type { SetupDetail } from '../../../electron/contract/desk/setups';
import type { Route } from '../../state/route';

/** What a person should do next with a setup, as the window can do it. */
export type NextAction =
  | 'go-on'
  | 'plan'
  | 'mend'
  | 'prove'
  | 'hand-over-first'
  | 'vendor-proves'
  | 'wait'
  | 'go-live'
  | 'hand-over'
  | 'see-mail'
  | 'nothing'
  | 'renew'
  | 'go-on-removing'
  | 'removed';

/** The next action by the setup's state, stage and credential. */
export function nextAction({ status }: Pick<SetupDetail, 'status'>): NextAction {
  const { state, credential } = status;
  if (credential !== null && credential.daysLeft < 0 && state !== 'removing') return 'renew';
  switch (state) {
    case 'removing':
      return 'go-on-removing';
    case 'removed':
      return 'removed';
    case 'planned':
      return 'plan';
    case 'partly-applied':
    case 'failed':
      return 'go-on';
    case 'configured':
      return whoProves(status);
    case 'not-yet-effective':
      return 'wait';
    case 'proof-failed':
      return 'mend';
    case 'expired':
      return 'renew';
    case 'proven':
      if (status.stage === 'test') return 'go-live';
      return afterProof(status);
  }
}

/** Where only the vendor can sign in it proves, and needs its folder first; Exchange's own test comes before that. */
function whoProves({ vendorHolds, handedOver, lastProof }: SetupDetail['status']): NextAction {
  if (vendorHolds === undefined || lastProof === null) return 'prove';
  return handedOver === true ? 'vendor-proves' : 'hand-over-first';
}

/** Handed over is not in use: the vendor's own mail, or its word, ends the job. */
function afterProof({ takenOver, acceptance, handedOver }: SetupDetail['status']): NextAction {
  if (takenOver?.isCurrent === true) return 'nothing';
  if (handedOver !== true) return 'hand-over';
  return acceptance == null ? 'see-mail' : 'nothing';
}

/** Where that action is done; null where it needs the draft, and this computer has none. */
export function routeOfAction(action: NextAction, { status, draft }: SetupDetail): Route | null {
  const { id } = status;
  switch (action) {
    case 'prove':
    case 'vendor-proves':
    case 'wait':
    case 'nothing':
    case 'see-mail':
      return { page: 'proof', setup: id };
    case 'hand-over':
    case 'hand-over-first':
      return { page: 'handoff', setup: id };
    case 'plan':
    case 'go-on':
    case 'mend':
    case 'go-live':
      return draft === null ? null : { page: 'plan', draft };
    case 'renew':
      return { page: 'rotation', setup: id };
    case 'go-on-removing':
    case 'removed':
      return { page: 'removal', setup: id };
  }
}
