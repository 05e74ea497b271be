import type { Executor, ExecutorRegistry } from '../engine/types';
import { addGrant, removeGrant } from './consent/executors';
import { grantStepKinds, waitForOldTokens } from './consent/old-tokens';
import type { Removals } from './consent/old-tokens';
import { createAccessPolicy, removeAccessPolicy } from './consent/policy-executors';
import { waitForPolicy } from './consent/wait-executor';
import { makeSecret } from './credential/executors';
import { addVendorCertificate, makeCertificate } from './credential/certificate-executors';
import { keepOne, keepOneStepKind } from './credential/keep-one';
import { certificateStepKind, secretStepKind, vendorStepKind } from './credential/marker';
import { keepGivenKey } from './credential/pfx-executor';
import { pfxStepKind } from './credential/plan-pfx';
import { removeOrphan, removeOrphanCertificate } from './credential/remove-orphan';
import { microsoftTimes } from './effect';
import type { CredentialPorts, PolicyTime, SetupContext, SetupPorts } from './executor';
import { removalKinds } from './removal/kinds';
import { assignLicence } from './licence/executors';
import {
  changeAudience,
  changeDeclared,
  changeOwner,
  removeCredential,
} from './lint/mend/application-executors';
import { changeDelegated } from './lint/mend/consent-executor';
import { changeFilter, changeMember, giveAssignment, givePolicy } from './lint/mend/exchange-executors';
import { mendKinds } from './lint/mend/kinds';
import { blockSignIn, createSharedMailbox } from './mailboxes/executors';
import {
  ensureApplication,
  ensureServicePrincipal,
  restoreApplication,
  restoreServicePrincipal,
} from './registration/executors';
import {
  assignRole,
  customizeOrganization,
  ensurePointer,
  ensureScope,
  removeAssignment,
} from './scope/executors';
import { ensureGroup } from './scope/group-executor';
import { removeGroup, removePointer, removeScope } from './scope/removal-executors';
import { testAssignment } from './scope/test-executor';

/** One executor for every kind of step that `planSetup` plans. */
export function setupExecutors(ports: SetupPorts, context: SetupContext): ExecutorRegistry {
  const { directory } = ports;
  const removals: Removals = { last: null };
  return new Map<string, Executor>([
    ['mailboxes.create-shared', createSharedMailbox(ports)],
    ['mailboxes.block-sign-in', blockSignIn(ports)],
    ['licence.assign', assignLicence(directory)],
    ['application.ensure', ensureApplication(directory)],
    ['application.restore', restoreApplication(directory)],
    ['servicePrincipal.ensure', ensureServicePrincipal(ports)],
    ['servicePrincipal.restore', restoreServicePrincipal(directory)],
    ['exchange.customize', customizeOrganization(ports)],
    ['exchange.pointer', ensurePointer(ports)],
    ['exchange.group', ensureGroup(ports)],
    ['exchange.scope', ensureScope(ports)],
    ['exchange.role-assignment', assignRole(ports)],
    ['exchange.test-authorization', testAssignment(ports)],
    ['exchange.remove-assignment', removeAssignment(ports)],
    ['exchange.remove-pointer', removePointer(ports)],
    ['exchange.remove-scope', removeScope(ports)],
    ['exchange.remove-group', removeGroup(ports)],
    ['exchange.access-policy', createAccessPolicy(ports)],
    ['exchange.remove-access-policy', removeAccessPolicy(ports)],
    [grantStepKinds.add, addGrant(ports)],
    [grantStepKinds.remove, removeGrant(ports, removals)],
    [grantStepKinds.wait, waitForOldTokens(ports, context, removals)],
    ['policy.wait', waitForPolicy(ports, context.policyTime ?? fromNowOn(ports))],
    [secretStepKind, makeSecret(ports, context)],
    ['credential.remove-orphan', removeOrphan(ports, context)],
    [certificateStepKind, makeCertificate(ports, context)],
    [vendorStepKind, addVendorCertificate(ports)],
    [pfxStepKind, keepGivenKey(ports, context)],
    ['credential.remove-orphan-certificate', removeOrphanCertificate(ports, context)],
  ]);
}

/** The executors of a rotation: a credential beside another, and the removal of one of two. */
export function rotationExecutors(ports: CredentialPorts, context: SetupContext): ExecutorRegistry {
  return new Map<string, Executor>([
    [secretStepKind, makeSecret(ports, context)],
    [certificateStepKind, makeCertificate(ports, context)],
    [vendorStepKind, addVendorCertificate(ports)],
    [pfxStepKind, keepGivenKey(ports, context)],
    [removalKinds.secret, removeOrphan(ports, context)],
    [removalKinds.certificate, removeOrphanCertificate(ports, context)],
    [keepOneStepKind, keepOne(ports)],
  ]);
}

/** The executors of a repair, and of its way back. */
export function repairExecutors(
  ports: Pick<SetupPorts, 'directory' | 'exchange' | 'clock'>,
): ExecutorRegistry {
  const { directory, exchange } = ports;
  return new Map<string, Executor>([
    [mendKinds.removeAssignment, removeAssignment(ports)],
    [mendKinds.removePointer, removePointer(ports)],
    [mendKinds.removePolicy, removeAccessPolicy(ports)],
    [mendKinds.removeGrant, removeGrant(ports, { last: null })],
    [mendKinds.declared, changeDeclared(directory)],
    [mendKinds.audience, changeAudience(directory)],
    [mendKinds.owner, changeOwner(directory)],
    [mendKinds.credential, removeCredential(directory)],
    [mendKinds.delegated, changeDelegated(directory)],
    [mendKinds.filter, changeFilter(exchange)],
    [mendKinds.member, changeMember(exchange)],
    [mendKinds.giveAssignment, giveAssignment(exchange)],
    [mendKinds.givePolicy, givePolicy(exchange)],
    [mendKinds.giveGrant, addGrant(ports)],
  ]);
}

/** Where nothing is remembered a policy is as new as can be. */
function fromNowOn({ clock }: SetupPorts): PolicyTime {
  return { settleMs: microsoftTimes.policyMs, firstSeen: async () => clock.now().toISOString() };
}
