import { exportedWords, type ExportDocument, type ExportedObject } from '../../contract/export';

/** README.md of an exported folder: for whoever takes the setup over and was not there when it was made. */
export function readmeFile(document: ExportDocument): string {
  return `${[
    ...what(document),
    ...howToTakeOver(document),
    ...exchange(document),
    ...credentials(document),
    ...notInCode(document),
    ...afterwards(document),
  ].join('\n')}\n`;
}

function what(document: ExportDocument): readonly string[] {
  const { application, clientId, tenantName, tenant, madeAt, madeBy, scoping, objects } = document;
  const right =
    scoping === 'rbac'
      ? 'It may send mail from the agreed mailboxes alone, by a role assignment within a management scope in Exchange Online; in Entra nothing is granted to it, and nothing may be.'
      : 'It may send mail from the agreed mailboxes alone: Mail.Send is granted in Entra for the whole tenant, and an application access policy in Exchange Online cuts that down.';
  return [
    `# ${text(application)} as code`,
    '',
    `The application ${text(application)} (client id ${clientId}) in the tenant ${text(tenantName)} (${tenant}), as it was on ${madeAt},`,
    `read by ${text(madeBy)} with Sendwright. ${right}`,
    '',
    '| object | name | where in this folder |',
    '| --- | --- | --- |',
    ...objects.map((one) => `| ${exportedWords[one.what]} | ${text(one.name)} | ${placeOf(one)} |`),
    '',
  ];
}

function placeOf({ state, address, why }: ExportedObject): string {
  const reason = why === null ? '' : `: ${text(why)}`;
  switch (state) {
    case 'terraform':
      return `\`${address ?? ''}\``;
    case 'script':
      return '`exchange.ps1`';
    case 'missing':
      return `not in the tenant${reason}`;
    case 'not-seen':
      return `could not be seen${reason}`;
    case 'left-out':
      return `left out${reason}`;
  }
}

function howToTakeOver({ objects }: ExportDocument): readonly string[] {
  const count = objects.filter(({ state }) => state === 'terraform').length;
  return [
    '## Take the Entra part over',
    '',
    'Terraform 1.5 or newer, or OpenTofu 1.6 or newer, with the azuread provider 3. Sign in as somebody who may manage',
    'applications (`az login`, or what your pipeline signs in with); the provider names the rights for each resource.',
    '',
    '```sh',
    'terraform init',
    'terraform plan     # must say: ' + `${count} to import, 0 to add, 0 to change, 0 to destroy`,
    'terraform apply    # imports, changes nothing',
    '```',
    '',
    'If the plan would add, change or destroy anything, the tenant has changed since this was read: stop and look. Afterwards',
    '`imports.tf` may be deleted. Keep the state where only administrators can read it.',
    '',
  ];
}

function exchange({ files }: ExportDocument): readonly string[] {
  if (!files.includes('exchange.ps1')) {
    return [
      '## The Exchange part',
      '',
      'It is not in this folder; the table above says why. Terraform’s azuread provider does not know Exchange Online.',
      '',
    ];
  }
  return [
    '## Take the Exchange part over',
    '',
    '`exchange.ps1` states what must be in place in Exchange Online, which the azuread provider does not know. It looks before',
    'each change: where all is in place, it changes nothing. An Exchange Administrator runs it:',
    '',
    '```powershell',
    'Connect-ExchangeOnline',
    '.\\exchange.ps1 -WhatIf     # says what would be done',
    '.\\exchange.ps1',
    '```',
    '',
    'Where it speaks of a plan, of what comes later and of `sendwright apply`, it means a setup that is still being made; this one is in place.',
    '',
  ];
}

function credentials({ setup }: ExportDocument): readonly string[] {
  return [
    '## Credentials',
    '',
    'None is here. Terraform keeps what it makes in its state in plain text, so secrets and certificates are not its matter:',
    'do not add `azuread_application_password` or a `password` block. They lie with the vendor, and in the keychain of whoever',
    `set this up. Their expiry is watched by \`sendwright status ${setup}\` on that computer; whoever takes that over should enter the`,
    'day in a calendar of their own first.',
    '',
  ];
}

function notInCode({ notes, differences, objects }: ExportDocument): readonly string[] {
  const mailboxes =
    'Mailboxes and licences are not in the code: they belong to people and are there without this application.';
  const grants = objects.filter(({ what, state }) => what === 'grant' && state === 'left-out');
  return [
    '## What is not in the code',
    '',
    ...[mailboxes, ...notes, ...grants.map(({ name, why }) => `${name} is granted: ${why ?? ''}`)].map(
      (line) => `- ${text(line)}`,
    ),
    '',
    ...(differences.length === 0
      ? []
      : [
          '## Not as agreed',
          '',
          'The tenant differs from the setup file. The Terraform code says what is there, the script what was agreed. Sendwright’s plan would:',
          '',
          ...differences.map((line) => `- ${text(line)}`),
          '',
        ]),
  ];
}

function afterwards({ setup }: ExportDocument): readonly string[] {
  return [
    '## Afterwards',
    '',
    `- \`sendwright review ${setup}\` goes on finding what leaves the agreed state: it only reads.`,
    `- \`sendwright remove ${setup}\` would delete what Terraform manages then: take it out of the code first.`,
    '- The marker `uniqueName` of the application is not known to the provider and stays; by it Sendwright finds the application.',
  ];
}

/** A value as text of Markdown: nothing in it is markup, a line break or a cell. */
function text(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').replace(/[\\`*_{}[\]<>|#~]/gu, '\\$&');
}
