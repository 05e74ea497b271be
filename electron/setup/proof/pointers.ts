import type { ExchangeReads, PointerView, RoleAssignmentView } from '../../ports/exchange';
import { attempt, type Attempt } from '../../engine/attempt';

type Assignments = Attempt<readonly RoleAssignmentView[]>;

/**
 * The application's role assignments, those of other pointers with its client id among them: Exchange may know an
 * application by a pointer that leads to another object (facts 6.1), and whether rights given to that one count for
 * the application is not documented, so they are never left out.
 */
export async function assignmentsOfAll(
  exchange: Pick<ExchangeReads, 'roleAssignments'>,
  own: Assignments,
  principalId: string | null,
  pointers: Attempt<readonly PointerView[]>,
): Promise<Assignments> {
  if (!own.ok) return own;
  if (!pointers.ok) return pointers;
  const others = pointers.value.filter(
    ({ objectId }) => objectId.toLowerCase() !== (principalId ?? '').toLowerCase(),
  );
  const found = await Promise.all(
    others.map(async ({ objectId }) => attempt(exchange.roleAssignments(objectId))),
  );
  const failed = found.find((one) => !one.ok);
  if (failed !== undefined) return failed;
  return { ok: true, value: [...own.value, ...found.flatMap((one) => (one.ok ? one.value : []))] };
}
