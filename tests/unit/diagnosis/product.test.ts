import { describe, expect, it } from 'vitest';
import { errorText } from '../../../electron/cli/print-error';
import { styleOf } from '../../../electron/cli/style';
import { explain } from '../../../electron/diagnosis/explain';
import { diagnoseText } from '../../../electron/diagnosis/recognise';
import { errorsByCode } from '../../../electron/diagnosis/tables';
import { exchangeError } from '../../../electron/exchange/errors';
import { graphErrorTable } from '../../../electron/graph/error-table';
import { graphError } from '../../../electron/graph/errors';
import { appOnlyMeanings } from '../../../electron/identity/app-only-table';
import { connectionError } from '../../../electron/hosts/terminal/transport-errors';
import { refusalError } from '../../../electron/identity/aadsts';
import { aadstsTable } from '../../../electron/identity/aadsts-table';
import { AppError, toAppError } from '../../../electron/contract/errors';

const style = styleOf(false);

/** What Sendwright itself prints of an error, given back to it. */
function diagnosed(error: unknown) {
  return diagnoseText(errorText(toAppError(error), style)).findings;
}

const refusal = (number: string) => ({
  error: 'invalid_client',
  number,
  description: null,
  correlationId: null,
  suberror: null,
});

/** The product explains refusals where they meet it, the diagnosis wherever they are pasted: neither may lack one. */
describe('what the product explains, diagnosis explains too', () => {
  it.each(Object.keys(aadstsTable))('AADSTS%s', (number) => {
    expect(diagnosed(refusalError(refusal(number), 400))[0]?.code).toBe(`AADSTS${number}`);
  });

  it.each(Object.keys(graphErrorTable))('%s of Graph', (code) => {
    expect(diagnosed(graphError(400, { error: { code, message: '' } }, {}))[0]?.code).toBe(code);
  });

  it.each(Object.keys(appOnlyMeanings))('AADSTS%s of an application that signs in by itself', (number) => {
    const { findings } = diagnoseText(`grant_type=client_credentials → AADSTS${number}: blocked`);
    const ordinary = diagnoseText(`AADSTS${number}: blocked`).findings;
    expect(findings[0]?.id).not.toBe(ordinary[0]?.id);
    expect(findings[0]?.who).toContain('Conditional Access Administrator');
  });

  it.each([
    'Microsoft.Exchange.Data.Directory.InvalidOperationInDehydratedContextException',
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException',
    'Microsoft.Exchange.Data.Storage.OverBudgetException',
    'System.UnauthorizedAccessException',
    'Microsoft.Exchange.Management.Tasks.ScopeInUseException',
    'System.Management.Automation.CommandNotFoundException',
    'System.Management.Automation.ParameterBindingException',
  ])('%s of Exchange', (type) => {
    const error = exchangeError({ cmdlet: 'Get-X', type, message: 'Etwas ist schiefgegangen.' });
    expect(error.code).not.toBe('refused');
    const wanted = errorsByCode.get(type.slice(type.lastIndexOf('.') + 1).toLowerCase())?.[0]?.id;
    expect(diagnosed(error).map(({ id }) => id)).toEqual([wanted]);
  });

  it.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'CERT_SIGNATURE_FAILURE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('%s of the network', (code) => {
    const peer = { host: 'login.microsoftonline.com', proxy: null, issuer: null };
    const error = connectionError(peer, 'connecting', Object.assign(new Error(), { code }));
    const wanted = errorsByCode.get(code.toLowerCase())?.[0]?.id;
    expect(diagnosed(error).map(({ id }) => id)).toEqual([wanted]);
    expect(explain(new AppError(error.facts, { cause: error }))?.id).toBe(wanted);
  });
});
