import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../../electron/diagnosis/recognise';

/** The troubleshooting table that vendors' guides copy from each other, row by row, and what is wrong in it (facts 11). */
describe('the five rows of a vendor’s guide', () => {
  const first = (text: string) => diagnoseText(text).findings[0];
  const actions = (text: string): string => (first(text)?.fix ?? []).map((step) => step.text).join(' ');

  it('unauthorized_client / AADSTS700016: a wrong tenant answers another number', () => {
    expect(first('unauthorized_client / AADSTS700016')).toMatchObject({ id: 'application-unknown' });
    expect(first('unauthorized_client / AADSTS700016')?.cause).toContain('AADSTS90002');
    expect(first('AADSTS90002')?.title).toBe('There is no such tenant');
  });

  it('InvalidAuthenticationToken: never a wrong or expired secret', () => {
    const found = first('InvalidAuthenticationToken');
    expect(found?.cause).toContain('AADSTS7000215 or AADSTS7000222');
    expect(actions('InvalidAuthenticationToken')).toContain('Do not make a new secret');
  });

  it('ErrorAccessDenied / 403: no advice to grant Mail.Send beside a scope', () => {
    expect(first('ErrorAccessDenied / 403')?.id).toBe('mailbox-denied');
    expect(actions('ErrorAccessDenied / 403')).toContain('Do not grant Mail.Send in Entra beside a scope');
    expect(actions('Mail.Send permission has not been granted')).toContain(
      'Do not press "Grant admin consent"',
    );
  });

  it('MailboxNotFound / 404: no code of Graph, and no licence for a shared mailbox', () => {
    const found = first('MailboxNotFound / 404');
    expect(found).toMatchObject({ family: 'vendor-words', sure: 'likely' });
    expect(found?.cause).toMatch(/Graph has no such code.*shared mailbox needs no licence/u);
  });

  it('Access policy denied / 403: the cmdlet’s "Granted" proves nothing', () => {
    const document = diagnoseText('Access policy denied / 403');
    expect(document.result).toBe('possible');
    expect(document.findings[0]?.cause).toContain('proves nothing');
    expect(document.findings[0]?.cause).toContain('ErrorAccessDenied');
  });
});
