import type { Handoff } from '../contract/handoff';
import { ownProofCommand, ownProofResult } from './own-key';
import { afterOpening, receiptCommand, recipientRows } from './sealed-for';

/** README.txt: what lies here (of the pages only those in `files`) and what to do with it. CRLF, so that every editor on Windows shows lines. */
export function readmeText(handoff: Handoff, files: ReadonlySet<string>): string {
  const lines = [
    `${handoff.application}: sending Microsoft 365 mail for ${handoff.tenant.name}`,
    ...(handoff.cautions ?? []).flatMap((caution) => ['', `!!! ${caution}`]),
    '',
    'handoff.html   the page to work from: every value, and the steps in your own screen',
    'handoff.json   the same for programs',
    ...(files.has('handoff.pdf') ? ['handoff.pdf    the page, to print'] : []),
    ...(files.has('proof.html') ? ['proof.html     what was tested before this was handed over'] : []),
    ...(files.has('proof.pdf') ? ['proof.pdf      the same, to print'] : []),
    'SHA256SUMS     checksums of all other files: sha256sum -c SHA256SUMS',
    ...(handoff.credential === null
      ? []
      : ['renewal.ics    reminders before the credential ends; open it to put them into your calendar']),
    ...(handoff.sealed === null
      ? [
          '',
          'No credential is in here: you hold it yourself. With Sendwright you prove with your own key that it works',
          '(ADDRESS gets the test mail; nobody signs in):',
          `  ${ownProofCommand(handoff)}`,
          ownProofResult(handoff),
        ]
      : [
          `${handoff.sealed.file.padEnd(14)} the credential, encrypted`,
          '',
          handoff.sealed.howToOpen,
          ...openingLines(handoff.sealed),
          '',
          'With Sendwright this checks every file, tests the credential and writes a receipt to send back:',
          `  ${receiptCommand(handoff.sealed)}`,
          '',
          'Nothing else in this folder is secret.',
        ]),
    '',
    `Made with ${handoff.madeBy} on ${handoff.madeAt.slice(0, 10)}.`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Whose key opens it, and how; nothing where a passphrase does. */
function openingLines(sealed: NonNullable<Handoff['sealed']>): readonly string[] {
  if (sealed.for === undefined) return [];
  return [
    '',
    ...recipientRows(sealed.for).map(([label, value]) => `${label}: ${value}`),
    'Compare this with your own key first. If it is not yours, stop and tell whoever handed this over.',
    ...(sealed.ways ?? []).flatMap(({ tool, commands }) => [
      '',
      `${tool}:`,
      ...commands.map((command) => `  ${command}`),
    ]),
    '',
    afterOpening,
  ];
}
