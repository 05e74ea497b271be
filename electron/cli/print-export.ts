import { exportedWords, type ExportDocument, type ExportedObject } from '../contract/export';
import { plain } from './plain';
import type { Style } from './style';

/** An export as a person reads it. */
export function exportText(made: ExportDocument, style: Style): string {
  const document = plain(made);
  const { application, tenantName, tenant, clientId, differences, notes, folder } = document;
  return [
    style.heading(`${application} as code`),
    style.dim(style.wrap(`client ${clientId}, tenant ${tenantName} (${tenant}), setup ${document.setup}`, 2)),
    style.heading('What is where'),
    ...document.objects.map((one) => style.item(markOf(one, style), objectText(one))),
    ...(differences.length === 0 ? [] : [style.heading('Not as agreed: the setup file’s plan would')]),
    ...differences.map((line) => style.item('·', line)),
    '',
    ...notes.map((note) => style.dim(style.wrap(note, 2))),
    '',
    style.item(document.verdict === 'complete' ? style.pass : style.warn, verdictText(document)),
    style.wrap(`Written: ${folder} (${document.files.join(', ')}). Begin with README.md.`, 2),
  ].join('\n');
}

function markOf({ state }: ExportedObject, style: Style): string {
  switch (state) {
    case 'terraform':
    case 'script':
      return style.pass;
    case 'missing':
      return style.fail;
    case 'not-seen':
      return style.unknown;
    case 'left-out':
      return style.warn;
  }
}

function objectText({ what, name, id, state, address, why }: ExportedObject): string {
  const places: Readonly<Record<ExportedObject['state'], string>> = {
    terraform: address ?? '',
    script: 'exchange.ps1',
    missing: 'not in the tenant',
    'not-seen': 'could not be seen',
    'left-out': 'left out of the code',
  };
  const known = id === null || id === name ? '' : ` (${id})`;
  return `${exportedWords[what]} ${name}${known}: ${places[state]}${why === null ? '' : `. ${why}`}`;
}

function verdictText({ verdict }: ExportDocument): string {
  switch (verdict) {
    case 'complete':
      return 'All of it is in the code. "terraform plan" must say: nothing to add, to change or to destroy.';
    case 'differs':
      return 'All of it is in the code, but the tenant is not as agreed. Mend that first (sendwright apply), then export into a new folder.';
    case 'incomplete':
      return 'A part is not in the code: see above. Mend that, or sign in with more rights, then export into a new folder.';
  }
}
