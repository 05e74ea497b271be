/** What the signed-in person may read of the tenant by `User.Read`, an application reads by this one. */
const ofTenant = 'Directory.Read.All';

/** The application permission of Microsoft Graph that answers to a delegated one of our reads. */
export function applicationPermission(scope: string): string {
  return scope === 'User.Read' ? ofTenant : scope;
}
