/** The sign-ins of one service principal in the portal (K); `portal`: its address without a path. */
export function portalSignIns(portal: string, objectId: string, appId: string): string {
  return `${portal}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/SignIns/objectId/${objectId}/appId/${appId}`;
}
