import { describe, expect, it } from 'vitest';
import { graphError, hasGraphCode } from '../../../electron/graph/errors';
import { errorBody } from './fakes';

describe('graphError', () => {
  it.each([
    [403, 'Authorization_RequestDenied', 'permission-denied'],
    [403, 'Directory_QuotaExceeded', 'policy-refused'],
    [403, 'insufficient_claims', 'interaction-required'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'license-missing'],
    [403, 'ErrorAccessDenied', 'permission-denied'],
    [400, 'CredentialTypeNotAllowedAsPerAppPolicy', 'policy-refused'],
    [403, 'CredentialInvalidLifetimeAsPerAppPolicy', 'policy-refused'],
    [401, 'InvalidAuthenticationToken', 'not-signed-in'],
    [404, 'Request_ResourceNotFound', 'not-found'],
    [404, 'MailboxNotEnabledForRESTAPI', 'license-missing'],
    [409, 'SomethingNew', 'conflict'],
    [400, 'SomethingNew', 'refused'],
    [429, 'ErrorAccessDenied', 'throttled'],
  ])('%i %s is %s', (status, code, expected) => {
    const error = graphError(status, errorBody(code), {});
    expect(error.code).toBe(expected);
    expect(error.facts).toMatchObject({ status, serviceCode: code, requestId: 'inner-id' });
    expect(error.facts.who).toBeTruthy();
    expect(error.facts.next).toBeTruthy();
  });

  it('names the role that a denied operation takes', () => {
    const context = { role: 'Privileged Role Administrator', scopes: ['AppRoleAssignment.ReadWrite.All'] };
    const { facts } = graphError(403, errorBody('Authorization_RequestDenied'), {}, context);
    expect(facts.who).toContain('Privileged Role Administrator');
    expect(facts.message).toContain('AppRoleAssignment.ReadWrite.All');
  });

  it('finds codes in details, where replication lag is told (facts 2.4)', () => {
    const error = graphError(400, errorBody('Request_BadRequest', ['NoBackingApplicationObject']), {});
    expect(hasGraphCode(error, 'NoBackingApplicationObject')).toBe(true);
    expect(hasGraphCode(new Error('NoBackingApplicationObject'), 'NoBackingApplicationObject')).toBe(false);
  });

  it('reads a claims challenge from the header of a 401', () => {
    const challenge = 'Bearer error="insufficient_claims", claims="eyJ9"';
    const error = graphError(401, errorBody('InvalidAuthenticationToken'), { 'www-authenticate': challenge });
    expect(error.code).toBe('interaction-required');
  });

  it('prefers the request id of the header, and bears a body that is no JSON', () => {
    const error = graphError(403, '<html>blocked</html>', { 'request-id': 'outer' });
    expect(error.facts).toMatchObject({ code: 'permission-denied', requestId: 'outer' });
    expect(error.facts.serviceCode).toBeUndefined();
  });
});
