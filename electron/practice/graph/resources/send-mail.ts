import { checkBody, isObject } from '../body';
import { keyAt, type Answer, type Call, type Route } from '../call';
import { GraphError } from '../errors';
import { anyone } from '../rights/rules';
import { requireMe } from './me';

/** Exchange's side of Graph has a code of its own for bodies that it cannot read. */
function unreadable(message: string): GraphError {
  return new GraphError(400, 'RequestBodyRead', message);
}

/** Parameters of the action; Exchange matches their names without regard to case (facts 8.1). */
function parameters(call: Call): { readonly message: unknown; readonly save: unknown } {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(call.body)) {
    const lower = name.toLowerCase();
    if (lower !== 'message' && lower !== 'savetosentitems') {
      throw unreadable(
        `The parameter '${name}' in the request payload is not a valid parameter for the operation 'sendMail'.`,
      );
    }
    found.set(lower, value);
  }
  return { message: found.get('message'), save: found.get('savetosentitems') ?? true };
}

function messageOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw unreadable("The parameter 'Message' is required.");
  try {
    return checkBody('message', value);
  } catch (error) {
    if (error instanceof GraphError) throw unreadable(error.message);
    throw error;
  }
}

function send(call: Call, mailbox: string): Answer {
  const { message, save } = parameters(call);
  if (typeof save !== 'boolean') throw unreadable("The value of 'SaveToSentItems' is not a boolean.");
  const answer = call.sendMail(call.world, {
    token: call.token,
    mailbox,
    message: messageOf(message),
    saveToSentItems: save,
  });
  if ('code' in answer) throw new GraphError(answer.status, answer.code, answer.message);
  return { status: answer.status };
}

/** Sending (facts 8.1). Scopes are not looked at here: the rule of rights lives with the mail. */
export const sendMailRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/{user-id}/sendMail',
    right: anyone,
    body: 'raw',
    scopes: 'any',
    handle: (call) => send(call, keyAt(call).value),
  },
  {
    method: 'POST',
    path: '/me/sendMail',
    right: anyone,
    body: 'raw',
    scopes: 'any',
    handle: (call) => send(call, requireMe(call).id),
  },
];
