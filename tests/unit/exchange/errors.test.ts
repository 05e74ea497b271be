import { describe, expect, it } from 'vitest';
import { exchangeError, orNullIfMissing } from '../../../electron/exchange/errors';

const notFound =
  "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|L'objet « x » est introuvable.";

describe('Exchange failures', () => {
  it('finds the type hidden in the message of the REST wrapper, in any language', () => {
    const error = exchangeError({
      cmdlet: 'Get-ManagementScope',
      fullyQualifiedErrorId: '[Server=A,RequestId=b,TimeStamp=c],Write-ErrorMessage',
      message: notFound,
    });
    expect(error.code).toBe('not-found');
    expect(error.facts.serviceMessage).toBe("L'objet « x » est introuvable.");
  });

  it.each([
    ['CommandNotFoundException', 'permission-denied'],
    ['System.UnauthorizedAccessException', 'permission-denied'],
    ['Microsoft.Exchange.Configuration.Tasks.InvalidOperationInDehydratedContextException', 'policy-refused'],
    ['Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException', 'conflict'],
    ['Microsoft.Exchange.Data.Directory.OverBudgetException', 'throttled'],
    ['Microsoft.Exchange.Whatever.NewKindOfException', 'refused'],
  ])('maps %s to %s', (type, code) => {
    expect(exchangeError({ cmdlet: 'New-ManagementScope', type, message: 'x' }).code).toBe(code);
  });

  it('says who can mend a hidden cmdlet and what to do', () => {
    const { facts } = exchangeError({
      cmdlet: 'New-ManagementScope',
      fullyQualifiedErrorId: 'CommandNotFoundException',
      message: 'The term is not recognized.',
    });
    expect(facts.who).toContain('Exchange Administrator');
    expect(facts.next).toContain('Sign in');
    expect(facts.serviceCode).toBe('CommandNotFoundException');
  });

  it('knows a dehydrated organisation by the cmdlet it must run, which no language changes', () => {
    const message = "Cette commande n'est pas autorisée : exécutez d'abord Enable-OrganizationCustomization.";
    expect(exchangeError({ cmdlet: 'New-ManagementScope', message }).code).toBe('policy-refused');
    expect(exchangeError({ cmdlet: 'Enable-OrganizationCustomization', message }).code).toBe('refused');
  });

  it('never takes localised text for a code', () => {
    expect(exchangeError({ cmdlet: 'Get-Mailbox', message: 'The object was not found' }).code).toBe(
      'refused',
    );
  });

  it('turns only a missing object into null', async () => {
    const missing = exchangeError({ cmdlet: 'Get-Recipient', message: notFound });
    const denied = exchangeError({ cmdlet: 'Get-Recipient', type: 'CommandNotFoundException', message: '' });
    await expect(orNullIfMissing(Promise.reject(missing))).resolves.toBeNull();
    await expect(orNullIfMissing(Promise.reject(denied))).rejects.toBe(denied);
  });
});
