import type { ExportDocument, ExportedObject } from '../../contract/export';
import { addressesOf, type EntraObjects, type TerraformAddress } from './entra-objects';

/** What the document of an export is made of. */
interface ExportFindings {
  readonly entra: EntraObjects;
  readonly folder: string;
  readonly files: readonly string[];
  /** Objects that are not in the Terraform code. */
  readonly objects: readonly ExportedObject[];
  readonly differences: readonly string[];
  readonly isPractice: boolean;
}

/** What was exported, and what was not and why. */
export function exportDocument(findings: ExportFindings): ExportDocument {
  const { entra, folder, files, differences } = findings;
  const objects = [...inTerraform(entra), ...findings.objects];
  const isWhole = objects.every(
    ({ state, what }) => isInCode(state) || (what === 'grant' && state === 'left-out'),
  );
  return {
    ...{ format: 1, command: 'export', setup: entra.setup, application: entra.name },
    ...{ clientId: entra.clientId, tenant: entra.tenantId, tenantName: entra.tenantName },
    ...{ scoping: entra.scoping, madeAt: entra.madeAt, madeBy: entra.madeBy },
    verdict: !isWhole ? 'incomplete' : differences.length > 0 ? 'differs' : 'complete',
    ...{ folder, files: [...files], objects, differences: [...differences] },
    notes: [...notesOf(findings)],
  };
}

function isInCode(state: ExportedObject['state']): boolean {
  return state === 'terraform' || state === 'script';
}

function inTerraform(entra: EntraObjects): readonly ExportedObject[] {
  const { application, principal, grant, scoping, isGrantSeen } = entra;
  const addresses = addressesOf(entra);
  const one = (
    what: 'application' | 'servicePrincipal' | 'grant',
    name: string,
    id: string | null,
    at: TerraformAddress | null,
  ): ExportedObject => {
    if (at !== null) return { what, name, id, state: 'terraform', ...at, why: null };
    const isSeen = what !== 'grant' || isGrantSeen;
    return {
      ...{ what, name, id, address: null, importId: null },
      ...(isSeen
        ? { state: 'missing', why: 'The plan of the setup file would make it.' }
        : { state: 'not-seen', why: 'Whoever is signed in may not read what is granted.' }),
    };
  };
  // Where grants cannot be read, nobody can say that none is beside the agreed state.
  const isGrantTold = scoping === 'accessPolicy' || (principal !== null && !isGrantSeen);
  return [
    ...(application === null
      ? []
      : [one('application', application.displayName, application.id, addresses.application)]),
    one(
      'servicePrincipal',
      principal?.displayName ?? entra.name,
      principal?.id ?? null,
      addresses.servicePrincipal,
    ),
    ...(!isGrantTold
      ? []
      : [one('grant', 'Mail.Send (Microsoft Graph)', grant?.assignmentId ?? null, addresses.grant)]),
  ];
}

function* notesOf({ entra, isPractice, objects }: ExportFindings): Iterable<string> {
  yield 'No credential is in the code. Secrets and certificates stay where they are; Sendwright goes on watching their expiry until you take that over on purpose.';
  if (objects.some(({ what }) => what === 'group')) {
    yield 'The senders’ group is Exchange’s: Microsoft Graph cannot write a mail-enabled group, so Terraform must not manage it.';
  }
  if (entra.application === null) {
    yield 'The application is registered in the vendor’s tenant: only its service principal here is in the code.';
  }
  if (entra.application !== null && entra.owners === null) {
    yield 'Who owns the application could not be read: the code leaves its owners alone.';
  }
  if (isPractice) {
    yield 'It was read from a practice tenant, which the azuread provider cannot reach: good for reading, not for terraform plan.';
  }
}
