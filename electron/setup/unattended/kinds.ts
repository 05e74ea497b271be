/** Kinds of steps that only the reading application has. */
export const unattendedKinds = {
  giveRole: 'directoryRole.give',
  takeRole: 'directoryRole.take',
  token: 'credential.works',
  uris: 'application.identifier-uris',
} as const;
