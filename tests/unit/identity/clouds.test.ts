import { describe, expect, it } from 'vitest';
import { cloudByName, cloudHosts, practiceCloud } from '../../../electron/identity/clouds';

describe('clouds', () => {
  it('keeps the login, Graph and Exchange hosts of a cloud together', () => {
    const dod = cloudByName('dod');
    expect(cloudHosts(dod)).toEqual(['login.microsoftonline.us', 'dod-graph.microsoft.us']);
    expect(dod.exchangeResource).toBe('https://webmail.apps.mil');
  });

  it('names the choices for an unknown cloud', () => {
    expect(() => cloudByName('germany')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('takes hosts from a practice tenant, audiences from the global cloud', () => {
    const cloud = practiceCloud({
      authority: 'https://localhost:8443/',
      graph: 'https://localhost:8443',
      exchange: 'https://localhost:8443/exchange',
      tenantId: '11111111-1111-4111-8111-111111111111',
      domain: 'contoso.example',
      clientId: '11111111-1111-4111-8111-111111111112',
      caFile: '/ca.pem',
      outbox: 'http://localhost:1/outbox',
      control: 'https://localhost:8443/control',
      admins: [],
    });
    expect(cloudHosts(cloud)).toEqual(['localhost:8443']);
    expect(cloud.login).toBe('https://localhost:8443');
    expect(cloud.graphResource).toBe('https://graph.microsoft.com');
  });
});
