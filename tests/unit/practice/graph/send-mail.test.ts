import { beforeEach, describe, expect, it } from 'vitest';
import { graphService } from '../../../../electron/practice/graph/service';
import { GraphTenant } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

const message = {
  subject: 'Hello',
  body: { contentType: 'Text', content: 'x' },
  toRecipients: [{ emailAddress: { address: 'x@partner.example' } }],
  internetMessageHeaders: [{ name: 'x-setup-test', value: '1' }],
};
const line = 'POST /users/invoices@contoso.example/sendMail';

describe('sendMail', () => {
  it('hands the message on without looking at scopes', async () => {
    const token = tenant.appToken('11111111-1111-4111-8111-111111111111', []);
    const reply = await tenant.send(token, line, { body: { message } });
    expect(reply).toMatchObject({ status: 202, body: undefined });
    expect(tenant.sent).toEqual([
      { token, mailbox: 'invoices@contoso.example', message, saveToSentItems: true },
    ]);
  });

  it('reads the parameters’ names in any case', async () => {
    await tenant.as('anna', 'POST /me/sendMail', { body: { Message: message, SaveToSentItems: false } });
    expect(tenant.sent).toMatchObject([{ mailbox: tenant.user('anna').id, saveToSentItems: false }]);
  });

  it.each([
    ['no message', {}],
    ['an unknown parameter', { message, from: 'x' }],
    ['an unknown property', { message: { ...message, colour: 'red' } }],
    ['a wrong type', { message: { ...message, toRecipients: 'x@partner.example' } }],
    ['an unknown content type', { message: { ...message, body: { contentType: 'rtf', content: '' } } }],
    ['a flag that is none', { message, saveToSentItems: 'no' }],
  ])('refuses %s', async (_, body) => {
    const reply = await tenant.as('anna', line, { body });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'RequestBodyRead' } } });
    expect(tenant.sent).toEqual([]);
  });

  it('has no /me for an application', async () => {
    const token = tenant.appToken('11111111-1111-4111-8111-111111111111', []);
    const reply = await tenant.send(token, 'POST /me/sendMail', { body: { message } });
    expect(reply.status).toBe(400);
  });

  it('says the refusal of the mail side in Graph’s words', async () => {
    const token = tenant.userToken('anna');
    const service = graphService(
      tenant.world,
      () => Promise.resolve({ ok: true, token }),
      () => ({ status: 403, code: 'ErrorAccessDenied', message: 'Access is denied.' }),
    );
    const response = await service({
      method: 'POST',
      path: '/v1.0/users/ceo@contoso.example/sendMail',
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
      origin: 'https://localhost:8443',
    });
    expect(response).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
  });
});
