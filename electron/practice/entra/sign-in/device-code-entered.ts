import type { PracticeRequest, PracticeResponse } from '../../server/handler';
import type { EntraContext } from '../context';
import { opaque } from '../sessions';
import type { SignInFlow } from '../sessions';
import { deviceCodePage } from './device-pages';
import { advance } from './steps';

/** Takes the code and starts the sign-in. */
export function deviceCodeEntered(context: EntraContext, request: PracticeRequest): PracticeResponse {
  const typed = (new URLSearchParams(request.body).get('otc') ?? '').trim().toUpperCase();
  const code = [...context.sessions.deviceCodes.values()].find((one) => one.userCode === typed);
  if (code?.state !== 'pending' || context.world.clock.secondsSince(code.issuedAt) > 900) {
    return deviceCodePage('That code did not work. Check the code and try again.');
  }
  const flow: SignInFlow = {
    id: opaque(),
    purpose: { kind: 'device', deviceCode: code },
    clientId: code.clientId,
    scope: code.scope,
    prompt: 'select_account',
    username: null,
    signedIn: null,
    consented: false,
    confirmed: false,
  };
  context.sessions.flows.set(flow.id, flow);
  return advance(context, request, flow);
}
