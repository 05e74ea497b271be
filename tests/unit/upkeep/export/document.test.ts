import { describe, expect, it } from 'vitest';
import { exportDocument } from '../../../../electron/upkeep/export/document';
import {
  environmentOf,
  resourceName,
  type EntraObjects,
} from '../../../../electron/upkeep/export/entra-objects';
import { versionsFile } from '../../../../electron/upkeep/export/other-files';

const entra: EntraObjects = {
  ...{
    setup: '365-mailer',
    name: '365 Mailer',
    clientId: 'client',
    tenantId: 'tenant',
    tenantName: 'Contoso',
  },
  ...{ scoping: 'rbac', environment: null, application: null, owners: null, grant: null, isGrantSeen: true },
  principal: {
    ...{ id: 'principal', appId: 'client', displayName: '365 Mailer', accountEnabled: true },
    appOwnerOrganizationId: null,
  },
  ...{ madeAt: '2026-01-01T00:00:00.000Z', madeBy: 'admin@contoso.example' },
};

const documentOf = (change: Partial<EntraObjects>) =>
  exportDocument({
    ...{ entra: { ...entra, ...change }, folder: '/code', files: [], objects: [], differences: [] },
    isPractice: false,
  });

describe('the document of an export', () => {
  it('is complete where all was seen', () => {
    expect(documentOf({}).verdict).toBe('complete');
  });

  it('is not complete where nobody could read what is granted, in neither mode', () => {
    for (const scoping of ['rbac', 'accessPolicy'] as const) {
      const { verdict, objects } = documentOf({ scoping, isGrantSeen: false });
      expect(verdict).toBe('incomplete');
      expect(objects.at(-1)).toMatchObject({ what: 'grant', state: 'not-seen' });
    }
  });
});

describe('names for the provider', () => {
  it('begin with a letter', () => {
    expect(resourceName('365-mailer')).toBe('setup_365_mailer');
    expect(resourceName('ostendo-continuum')).toBe('ostendo_continuum');
  });

  it('say another cloud than the global one', () => {
    expect(environmentOf('https://dod-graph.microsoft.us')).toBe('usgovernmentl5');
    expect(environmentOf('https://graph.microsoft.com')).toBeNull();
    expect(versionsFile({ ...entra, environment: 'china' })).toContain('environment = "china"');
  });
});
