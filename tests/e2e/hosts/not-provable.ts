const lacking: readonly { readonly since: number; readonly what: string }[] = [
  { since: 25, what: 'protocol.handle itself (a loader stands in; unit tests hold our handler)' },
  { since: 26, what: 'will-frame-navigate (a unit test holds that it is refused)' },
  {
    since: 30,
    what: 'fuses newer than it: GrantFileProtocolExtraPrivileges and later (the packaging configuration is tested)',
  },
];

/** What an Electron of this version cannot show, and what holds it instead. */
export function notProvableOn(version: string): readonly string[] {
  const major = Number.parseInt(version, 10);
  return lacking.filter(({ since }) => major < since).map(({ what }) => what);
}
