import { onFirstUse } from '../../contract/on-first-use';

/**
 * The core writes for whoever reads it, and names the command that does the next thing. The window has buttons: what
 * it shows says the same without a command.
 */
const words: readonly (readonly [said: RegExp, instead: string])[] = [
  // Commands in brackets, and at the end of a sentence.
  [/ \([^()]*--wait\)/gu, ''],
  [/ \((?:prove|plan|apply|runs apply) (?:--|FILE)[^()]*\)/gu, ''],
  [/ \((?:sendwright |with )?--[a-z][^()]*\)/gu, ''],
  [/ \(sendwright [^()]*\)/gu, ''],
  [/; sendwright prove \S+ --wait looks when it is time/gu, '; the page “Proof” can wait and look then'],
  [/, or (?:use prove --wait|let it wait: sendwright [^.;]*)/gu, ', or let it wait on the page “Proof”'],
  [/; if the setup is older, run: sendwright prove \S+/gu, '; if the setup is older, prove it again'],
  [/go live: sendwright plan FILE --go-live, then apply it/gu, 'plan to go live, then apply that'],
  [/: plan --exchange-script, where the file is/gu, ', which is run where the file is'],
  [/ with: sendwright plan FILE --out PLAN/gu, ''],
  [/, or with --yes/gu, ''],
  [/the file that sendwright open DIR --receipt FILE wrote/gu, 'the receipt that the vendor wrote'],
  [/Add --practice INFO, the file that "[^"]*" wrote/gu, 'Open the practice tenant'],
  [/--passphrase-file or --identity-file/gu, 'the passphrase or the key'],
  [/, or choose another one with --data,/gu, ''],
  [/, or leave --exchange powershell out/gu, ''],
  [
    /Run it on a terminal, which asks, or give a file that holds it: --pfx-passphrase-file FILE/gu,
    'Do it again, and take the passphrase from the clipboard or from a file',
  ],
  // Options that are settings, pages or buttons here.
  [/the proxy settings \(HTTPS_PROXY, NO_PROXY\)/gu, 'the proxy in the settings'],
  [/Run the command again with --install-module: /gu, 'Let Sendwright install it: '],
  [/, or run with --install-module for one in Sendwright’s own folder/gu, ''],
  [/(?<=Choose the cloud of the tenant) with --cloud/gu, ' in the settings'],
  [
    /Use an own public client: --client-id/gu,
    'Use an own public client: its client id goes into the settings',
  ],
  [/where no browser opens, use --device-code/gu, 'where no browser opens, sign in with a code'],
  [/--exchange-sign-in (?:device|browser|token)/gu, 'another way to sign in to Exchange'],
  [/Leave --go-live away/gu, 'Plan without going live'],
  // The setup file is the page of the setup, and applying it is the run.
  [/[Aa]pply (?:the (?:same )?setup file|it) again/gu, 'go on with the run'],
  [/[Aa]pply the same setup file/gu, 'go on with the same setup'],
  [/(?:of|in) the setup file or the saved plan/gu, 'of the setup'],
  [/\b([Tt])he setup file\b/gu, '$1he setup'],
  [/Use a certificate: `credential: [^`]*`/gu, 'Use a certificate as the credential'],
  [/`credential: \{ kind: (\w+), months: (\w+) \}`/gu, 'the credential to “$1”, $2 months'],
  [/`months: (\w+)`/gu, 'the months to $1'],
  [/`scoping: accessPolicy`/gu, '“By an application access policy”'],
  [/`scoping: rbac`/gu, '“In Exchange”'],
  [/`create: shared`/gu, '“Create a shared mailbox”'],
  [/[Ss]et `sameName: new`/gu, 'choose a new one under “Special cases”'],
  [/[Ss]et `app: \{ clientId: ([^ }]*) \}`/gu, 'give its client id ($1) under “Special cases”'],
  [/`testStage`/gu, 'test mailbox'],
  [/Write `address: ([^`]+)`/gu, 'Write $1'],
  [/`([^`]+)`/gu, '“$1”'],
  [/^sendwright apply \S+$/gu, 'go on with the run'],
  [/^sendwright prove \S+$/gu, 'prove it'],
  [/^sendwright remove \S+$/gu, 'take it back'],
  [/^sendwright apply FILE$/gu, 'go on with the run'],
  [/^sendwright handoff \S+$/gu, 'hand it over'],
];

/** Times are told in UTC where several computers read them; a window shows the time of its own clock. */
const utcMinute = /\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/gu;
const here = onFirstUse(
  () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
);

function hereText(said: string, day: string, time: string): string {
  const date = new Date(`${day}T${time}:00Z`);
  return Number.isNaN(date.getTime()) ? said : here().format(date);
}

const command =
  /--[a-z][a-z-]+|\bsendwright (?:apply|consent|demo|diagnose|handoff|open|plan|practice|prove|remove|rotate|send|status)\b|\bplan FILE\b/u;
const commandEnd =
  /(?:, |: | with )?(?:\bsendwright [a-z]+(?:(?!\.(?:\s|$)|;).)*|--[a-z][a-z-]+(?: [A-Z][A-Z-]*\b| "[^"]*")?)/gu;

/** A text of the core in the window's words: no command and no option of the command line in it. */
export function windowWords(text: string): string {
  const said = words.reduce((rest, [from, to]) => rest.replace(from, to), text).replace(utcMinute, hereText);
  return command.test(said) ? withoutCommands(said) : said;
}

/** Sentences with a command that nobody rephrased are left out; one that stands alone loses its command. */
function withoutCommands(text: string): string {
  const kept = text.split(/(?<=[.!?])\s+/u).filter((sentence) => !command.test(sentence));
  if (kept.length > 0) return kept.join(' ');
  return text.replace(commandEnd, '').trim();
}
