// Trims the reference of Exchange cmdlets to what Sendwright checks calls with.
// Usage: node build/trim-cmdlets.mjs <folder of exchange-cmdlets.json>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the official page contradicts its own examples or those of a sister page; each with its reason. */
export const corrections = [
  {
    cmdlet: 'New-ServicePrincipal',
    optional: ['ServiceId'],
    reason: 'The example of application-rbac calls it with AppId, ObjectId and DisplayName only.',
  },
  {
    cmdlet: 'Set-ManagementRoleAssignment',
    defaultSet: 'RelativeRecipientWriteScope',
    reason: 'The page marks no default set, but its examples give Identity and Enabled only.',
  },
  {
    cmdlet: 'Get-MailboxPermission',
    defaultSet: 'AccessRights',
    reason: 'The page marks no default set, but its examples give Identity only.',
  },
];

/** The trimmed data of a whole reference document; pure. */
export function trim(reference) {
  const cmdlets = {};
  for (const page of Object.values(reference.cmdlets)) cmdlets[page.name] = trimCmdlet(page);
  const { repository, commit, commitDate, licence } = reference._about;
  return { about: { source: repository, commit, commitDate, licence, corrections }, cmdlets };
}

function trimCmdlet(page) {
  const correction = corrections.find((entry) => entry.cmdlet === page.name);
  const optional = new Set(correction?.optional);
  const parameters = {};
  for (const parameter of page.parameters) parameters[parameter.name] = trimParameter(parameter);
  const sets = {};
  for (const set of page.parameterSets) {
    sets[set.name] = { mandatory: set.mandatory.filter((name) => !optional.has(name)) };
    if (!set.usableInExchangeOnline) sets[set.name].online = false;
  }
  const defaultSet = correction?.defaultSet ?? page.defaultParameterSet;
  return {
    shouldProcess: page.supportsShouldProcess,
    ...(defaultSet ? { defaultSet } : {}),
    sets,
    parameters,
  };
}

function trimParameter(parameter) {
  return {
    type: parameter.type,
    ...(parameter.aliases.length > 0 ? { aliases: parameter.aliases } : {}),
    ...(parameter.exchangeOnline ? {} : { online: false }),
    ...(parameter.inSets === 'all' ? {} : { sets: parameter.inSets }),
    ...(isEnumeration(parameter) ? { values: parameter.acceptedValues } : {}),
    ...(parameter.maxLength ? { maxLength: parameter.maxLength } : {}),
  };
}

/** Whether the page's accepted values are the whole list, not the two booleans, prefixes or examples. */
function isEnumeration(parameter) {
  const plain = ['Boolean', 'System.Boolean', 'SwitchParameter', 'ProxyAddressCollection'];
  return (
    Boolean(parameter.acceptedValues) &&
    !parameter.acceptedValuesReadByHand &&
    !plain.includes(parameter.type)
  );
}

/** JSON with one parameter a line, so that a change of the reference reads well in a diff. */
export function format(data) {
  const lines = Object.entries(data.cmdlets).map(([name, { parameters, ...rest }]) => {
    const rows = Object.entries(parameters).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    const head = JSON.stringify(rest).slice(0, -1);
    return `${JSON.stringify(name)}:${head},"parameters":{\n${rows.join(',\n')}\n}}`;
  });
  return `{"about":${JSON.stringify(data.about, null, 1)},\n"cmdlets":{\n${lines.join(',\n')}\n}}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Usage: node build/trim-cmdlets.mjs <folder of exchange-cmdlets.json>');
    process.exit(2);
  }
  const reference = JSON.parse(readFileSync(join(folder, 'exchange-cmdlets.json'), 'utf8'));
  const target = new URL('../electron/exchange/cmdlet-data/cmdlets.data.json', import.meta.url);
  writeFileSync(target, format(trim(reference)));
}
