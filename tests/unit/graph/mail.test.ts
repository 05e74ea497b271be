import { describe, expect, it } from 'vitest';
import { createMailSender } from '../../../electron/graph/mail';
import { AppError } from '../../../electron/contract/errors';
import { bench, errorBody } from './fakes';

const mail = {
  mailbox: 'invoices@contoso.example',
  to: 'consultant@partner.example',
  subject: 'Proof',
  text: 'Hello',
  headers: [{ name: 'x-sendwright', value: '1' }],
};

describe('mail sender', () => {
  it('sends from the mailbox in the URL with the given token', async () => {
    const { http, transport } = bench(() => ({ status: 202, headers: { 'request-id': 'r' } }));
    const answer = await createMailSender({ http }).send('APP', mail);
    expect(answer).toEqual({ kind: 'accepted', requestId: 'r', time: '2026-11-21T10:00:00.000Z' });
    const [request] = transport.requests;
    expect(request!.headers['authorization']).toBe('Bearer APP');
    expect(transport.lines).toEqual(['POST /users/invoices%40contoso.example/sendMail']);
    expect(JSON.parse(request!.body!)).toMatchObject({
      message: { toRecipients: [{ emailAddress: { address: 'consultant@partner.example' } }] },
    });
  });

  it.each([
    [403, 'ErrorAccessDenied'],
    [404, 'ErrorInvalidUser'],
    [401, 'InvalidAuthenticationToken'],
  ])('gives a refusal %i %s as an answer, asked once', async (status, code) => {
    const { http, transport } = bench(() => ({ status, json: errorBody(code) }));
    expect(await createMailSender({ http }).send('APP', mail)).toMatchObject({
      kind: 'refused',
      status,
      code,
      requestId: 'inner-id',
    });
    expect(transport.requests).toHaveLength(1);
  });

  it('waits when throttled', async () => {
    const { http, clock } = bench((_request, index) =>
      index === 0
        ? { status: 429, headers: { 'retry-after': '3' }, json: errorBody('ApplicationThrottled') }
        : { status: 202 },
    );
    expect(await createMailSender({ http }).send('APP', mail)).toMatchObject({ kind: 'accepted' });
    expect(clock.sleeps).toEqual([3000]);
  });

  it('never sends twice when the answer was lost', async () => {
    const { http, transport } = bench(() => new AppError({ code: 'answer-lost', message: 'lost' }));
    await expect(createMailSender({ http }).send('APP', mail)).rejects.toMatchObject({ code: 'answer-lost' });
    expect(transport.requests).toHaveLength(1);
  });
});
