import type { Clock } from '../ports/clock';
import type { MailSender, SendAnswer, TestMail } from '../ports/mail';
import { GraphError } from './errors';
import type { GraphHttp } from './http';
import { segment } from './odata';

function message(mail: TestMail): unknown {
  return {
    // saveToSentItems is left out: its default, true, is what the proof counts on (facts 8.1).
    message: {
      subject: mail.subject,
      body: { contentType: 'text', content: mail.text },
      toRecipients: [{ emailAddress: { address: mail.to } }],
      ...(mail.headers.length === 0 ? {} : { internetMessageHeaders: mail.headers }),
    },
  };
}

function refusal(error: GraphError, clock: Clock): SendAnswer {
  const { status, serviceCode, serviceMessage, requestId } = error.facts;
  return {
    kind: 'refused',
    status: status ?? 0,
    code: serviceCode ?? '',
    message: serviceMessage ?? '',
    requestId: requestId ?? null,
    time: clock.now().toISOString(),
  };
}

/** A refusal is an answer; being throttled or a failing server is not, and is thrown. */
function isRefusal(error: unknown): error is GraphError {
  const status = error instanceof GraphError ? error.facts.status : undefined;
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

/** Sends test mails with an application's own token (facts 8.1). Throws AppError where there was no clear answer. */
export function createMailSender({ http }: { readonly http: GraphHttp }): MailSender {
  return {
    async send(accessToken, mail, signal) {
      try {
        const answer = await http.send({
          method: 'POST',
          target: `/users/${segment(mail.mailbox)}/sendMail`,
          token: accessToken,
          body: message(mail),
          signal,
        });
        return { kind: 'accepted', requestId: answer.requestId, time: http.clock.now().toISOString() };
      } catch (error) {
        if (isRefusal(error)) return refusal(error, http.clock);
        throw error;
      }
    },
  };
}
