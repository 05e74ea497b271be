import type { StatusDocument } from '../contract/documents';
import { counted, type Style } from './style';

type SetupStatus = StatusDocument['setups'][number];

/** Many setups: the sum first, then tenant by tenant a line each, what needs somebody first. */
export function statusListText({ setups }: StatusDocument, style: Style): string {
  const groups = byTenant(setups);
  return [
    sumText(setups, groups.length, style),
    ...groups.flatMap((group) => tenantLines(group, style)),
  ].join('\n');
}

/** `40 setups in 3 tenants: 2 need somebody now, 5 soon.` */
function sumText(setups: readonly SetupStatus[], tenants: number, style: Style): string {
  const now = setups.filter(({ due }) => due === 'now').length;
  const soon = setups.filter(({ due }) => due === 'soon').length;
  const all = `${counted(setups.length, 'setup')} in ${counted(tenants, 'tenant')}`;
  if (now + soon === 0) return style.bold(`${all}: nobody is waited for.`);
  const parts = [
    ...(now === 0 ? [] : [`${now} ${now === 1 ? 'needs' : 'need'} somebody now`]),
    ...(soon === 0 ? [] : [`${soon} soon`]),
  ];
  return style.bold(`${all}: ${parts.join(', ')}.`);
}

/** In the order of their most urgent setups. */
function byTenant(setups: readonly SetupStatus[]): readonly (readonly SetupStatus[])[] {
  const groups = new Map<string, SetupStatus[]>();
  for (const one of setups) {
    const group = groups.get(one.tenant);
    if (group === undefined) groups.set(one.tenant, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function tenantLines(setups: readonly SetupStatus[], style: Style): readonly string[] {
  const [first] = setups;
  if (first === undefined) return [];
  const width = Math.min(32, Math.max(...setups.map(({ id }) => id.length)));
  return [
    style.heading(first.tenantName) + style.dim(`  ${first.domain ?? first.tenant}`),
    ...setups.map((one) => line(one, width, style)),
  ];
}

function line(one: SetupStatus, width: number, style: Style): string {
  const mark = { now: style.fail, soon: style.warn, none: style.pass }[one.due ?? 'none'];
  const days = one.credential === null ? '' : `${one.credential.daysLeft} d`;
  const why = (one.because ?? []).join('; ');
  const who = one.waitsFor == null || one.waitsFor === 'you' ? '' : ` (${one.waitsFor})`;
  return style.item(
    mark,
    `${one.id.padEnd(width)}  ${days.padStart(6)}  ${why === '' ? one.state : why}${who}`,
  );
}
