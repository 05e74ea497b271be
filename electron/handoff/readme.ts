import type { Handoff } from '../contract/handoff';

/** README.txt: what lies here and what to do with it. CRLF, so that every editor on Windows shows lines. */
export function readmeText(handoff: Handoff): string {
  const lines = [
    `${handoff.application}: sending Microsoft 365 mail for ${handoff.tenant.name}`,
    '',
    'handoff.html   the page to work from: every value, and the steps in your own screen',
    'handoff.json   the same for programs',
    'proof.html     what was tested before this was handed over, where a test was recorded',
    'SHA256SUMS     checksums of all other files: sha256sum -c SHA256SUMS',
    ...(handoff.credential === null
      ? []
      : ['renewal.ics    reminders before the credential ends; open it to put them into your calendar']),
    ...(handoff.sealed === null
      ? ['', 'No credential is in here: you hold it yourself.']
      : [
          `${handoff.sealed.file.padEnd(14)} the credential, encrypted`,
          '',
          handoff.sealed.howToOpen,
          'Windows Explorer may not be able to.',
          'Nothing else in this folder is secret.',
        ]),
    '',
    `Made with ${handoff.madeBy} on ${handoff.madeAt.slice(0, 10)}.`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
