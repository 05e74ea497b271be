import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../../electron/diagnosis/recognise';

const best = (text: string) => diagnoseText(text).findings[0];
const fixes = (text: string): string =>
  (best(text)?.fix ?? []).map((step) => `${step.text} ${step.command ?? ''}`).join('\n');

/** What consultants complain of where an error message is all they get; each with what they now read. */
describe('pain points', () => {
  it('1: Graph and Exchange modules clash in one window', () => {
    const text =
      "Connect-ExchangeOnline: Could not load file or assembly 'Microsoft.Identity.Client, Version=4.66.1.0, Culture=neutral'.";
    expect(best(text)?.id).toBe('assembly-clash');
    expect(fixes(text)).toContain('fresh window');
  });

  it('2: an error seconds after success is only replication', () => {
    const appId = "The appId 'x' of the service principal does not reference a valid application object.";
    expect(best(`400 Request_BadRequest NoBackingApplicationObject ${appId}`)).toMatchObject({
      ...{ id: 'application-replicating', who: 'time' },
    });
    expect(fixes('404 Request_ResourceNotFound')).toContain('try again for some minutes');
    expect(fixes('AADSTS700016')).toContain('just made');
  });

  it('3: Conditional Access blocks a sign-in: which class of policy, and the way round', () => {
    expect(best('AADSTS53000 device not compliant')?.id).toBe('device-demanded');
    expect(fixes('AADSTS53000')).toContain('script');
    expect(best('Error Code: 530084')?.id).toBe('token-protection');
    expect(best('AADSTS53003')?.who).toContain('Conditional Access Administrator');
  });

  it('4: a secret that expired silently', () => {
    expect(best('AADSTS7000222: The provided client secret keys are expired.')).toMatchObject({
      ...{ id: 'secret-expired', sure: 'certain' },
    });
  });

  it('5: a product that wants Mail.Send in the token is not led to void the scope', () => {
    expect(best('Token does not contain the role Mail.Send')?.id).toBe('product-wants-role');
    expect(fixes('Token does not contain the role Mail.Send')).toContain('drop that check');
  });

  it('7: a stuck denial is told as a cache, with the time it takes', () => {
    expect(best('403 ErrorAccessDenied')?.cause).toContain('30 minutes to 2 hours');
    expect(fixes('403 ErrorAccessDenied')).toContain('Leave the application alone');
  });

  it('8: the object id of the app registration instead of the enterprise application', () => {
    const text =
      'ManagementObjectNotFoundException: The operation could not be performed because object x was not found';
    expect(best(text)?.cause).toContain('enterprise application, not of the app registration');
  });

  it('9: the tenant’s policy refuses the secret or its lifetime', () => {
    expect(fixes('CredentialTypeNotAllowedAsPerAppPolicy')).toContain('kind: certificate');
    expect(fixes('CredentialInvalidLifetimeAsPerAppPolicy')).toContain('fewer months');
    expect(fixes('CredentialTypeNotAllowedAsPerAppPolicy')).toContain('customer’s decision');
  });

  it('10: the consent page fails though consent is not needed', () => {
    expect(best('AADSTS650051: permission id does not exist')?.id).toBe('permission-id-retired');
    expect(fixes('AADSTS500113: no reply address is registered')).toContain('needs no consent at all');
  });

  it('11: WAM wants a window handle', () => {
    expect(fixes('A window handle must be configured. See https://aka.ms/msal-net-wam')).toContain(
      '-DisableWAM',
    );
  });

  it('12: a shared mailbox is no principal, an alias no identity, and needs no licence', () => {
    expect(fixes('The PolicyScopeGroupId is not a security principal')).toContain(
      'mail-enabled security group',
    );
    expect(best('ErrorInvalidUser')?.cause).toContain('alias');
    expect(best('MailboxNotEnabledForRESTAPI')?.cause).toContain('needs no licence up to 50 GB');
    expect(fixes('ErrorSendAsDenied')).toContain('alias');
  });

  it('16: the Secret ID was pasted instead of the value', () => {
    const body = 'client_id=x&client_secret=6a1b2c3d-0000-4000-8000-1234567890ab&scope=y';
    const document = diagnoseText(`${body}\nAADSTS7000215: Invalid client secret provided.`);
    expect(document.findings[0]?.id).toBe('secret-id-pasted');
    expect(JSON.stringify(document)).not.toContain('6a1b2c3d');
    expect(fixes('AADSTS7000215')).toContain('A Secret ID is a GUID'.replace('A ', 'a '));
  });

  it('17: a proxy or TLS inspection behind a bare network_error', () => {
    expect(best('ClientAuthError: network_error')?.cause).toContain('TLS inspection');
    expect(best('network_error: SELF_SIGNED_CERT_IN_CHAIN')?.id).toBe('certificate-not-trusted');
    expect(fixes('SELF_SIGNED_CERT_IN_CHAIN')).toContain('Never turn the check off');
    expect(best('407 Proxy Authentication Required')?.id).toBe('proxy-demands-sign-in');
  });

  it('18: a tenant of another cloud', () => {
    expect(fixes('AADSTS900432: Confidential Client is not supported in Cross Cloud request.')).toContain(
      '--cloud',
    );
    expect(best('AADSTS90002')?.cause).toContain('another Microsoft cloud');
  });

  it('19: a partner lands in the wrong tenant', () => {
    expect(fixes('tenant-mismatch')).toContain('--delegated-organization');
    expect(fixes('AADSTS50020')).toContain('partner');
  });

  it('20: a dehydrated tenant, a missing role, a stale role, and a 403 told by its body', () => {
    expect(best('run the command: Enable-OrganizationCustomization')?.id).toBe('dehydrated');
    expect(best('403 Authorization_RequestDenied')?.cause).toContain('PIM');
    expect(fixes('403 Authorization_RequestDenied')).toContain('Sign in again afterwards');
    expect(best('403 ErrorAccessDenied')?.id).not.toBe(best('403 Authorization_RequestDenied')?.id);
  });
});
