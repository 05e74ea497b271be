import { z } from 'zod';
import { outputRefSchema } from '../../contract/plan';
import { parsedInput } from '../executor';
import { exchangeMailSendRole } from '../send-rights';
import { groupText } from './group.ps1';
import { literal, literals } from './literal';
import { blockedSignInText, sharedMailboxText } from './mailboxes.ps1';
import { assignmentText, customizeText, pointerText, policyText } from './rights.ps1';
import { scopeText } from './scope.ps1';

/** What a call needs to know besides the step's input. */
export interface CallContext {
  /** The variable that holds what an earlier step of the script gave. */
  readonly variableOf: (stepId: string) => string;
  /** Alias of a new mailbox or group, from its address. */
  readonly aliasOf: (address: string) => string;
}

/** One kind of step as the script does it: its fixed function, and one call with nothing but literals and variables. */
interface ScriptKind {
  readonly title: string;
  readonly why: string;
  /** Text of the function that is called, and of those it calls. */
  readonly functions: string;
  /** What the call gives to later steps; null: nothing. */
  readonly gives: 'mailbox' | 'group' | null;
  readonly call: (input: unknown, context: CallContext) => string;
}

const target = z.union([z.string().min(1), outputRefSchema]);

function kind<Input>(
  parts: Omit<ScriptKind, 'call'> & {
    readonly input: z.ZodType<Input>;
    readonly call: (input: Input, context: CallContext) => string;
  },
): ScriptKind {
  return { ...parts, call: (input, context) => parts.call(parsedInput(parts.input, input), context) };
}

function valueOf(value: z.infer<typeof target>, context: CallContext): string {
  return typeof value === 'string' ? literal(value) : context.variableOf(value.$from);
}

/** One OPATH condition as a literal: quoted for OPATH, then for PowerShell. */
function condition(property: string, value: string): string {
  return literal(`${property} -eq '${value.replace(/'/gu, "''")}'`);
}

const byAddress = (address: string): string => condition('EmailAddresses', `smtp:${address}`);

const createShared = kind({
  title: 'Shared mailbox',
  why: 'One of the mailboxes that may send is not there yet. One that is there is used.',
  functions: sharedMailboxText,
  gives: 'mailbox',
  input: z.strictObject({ address: z.email(), displayName: z.string().min(1) }),
  call: ({ address, displayName }, { aliasOf }) =>
    `Confirm-SharedMailbox -Address ${literal(address)} -Filter ${byAddress(address)} -Alias ${literal(aliasOf(address))} -DisplayName ${literal(displayName)}`,
});

const blockSignIn = kind({
  title: 'Sign-in to the shared mailbox',
  why: 'A shared mailbox has an account; nobody should be able to sign in with it.',
  functions: blockedSignInText,
  gives: null,
  input: z.strictObject({ address: z.email(), userId: target }),
  call: ({ address }) => `Confirm-SignInBlocked -Address ${literal(address)} -Filter ${byAddress(address)}`,
});

const customize = kind({
  title: 'Organisation',
  why: 'Exchange refuses role assignments until its organisation was customised once. It cannot be undone and changes no mailbox.',
  functions: customizeText,
  gives: null,
  input: z.strictObject({}),
  call: () => 'Confirm-Customization',
});

const pointer = kind({
  title: 'Service principal',
  why: 'Exchange assigns roles to an application only by a pointer of its own to the service principal in Entra.',
  functions: pointerText,
  gives: null,
  input: z.object({ clientId: z.guid(), servicePrincipalId: z.guid(), displayName: z.string().min(1) }),
  call: ({ clientId, servicePrincipalId, displayName }) =>
    `Confirm-Pointer -AppId ${literal(clientId)} -ObjectId ${literal(servicePrincipalId)} -DisplayName ${literal(displayName)}`,
});

const group = kind({
  title: 'Group of the senders',
  why: 'Who is a member may be sent as, nobody else: so it is closed, hidden, and corrected to exactly the senders.',
  functions: groupText,
  gives: 'group',
  input: z.strictObject({ name: z.string().min(1), address: z.email(), members: z.array(z.email()).min(1) }),
  call: ({ name, address, members }, { aliasOf }) =>
    `Confirm-Group -Name ${literal(name)} -Address ${literal(address)} -Alias ${literal(aliasOf(address))} -Filter ${condition('Name', name)} -Members ${literals(members)}`,
});

const scope = kind({
  title: 'Management scope',
  why: 'It names the mailboxes that may be sent as. Whom it matches is looked at before it is written.',
  functions: scopeText,
  gives: null,
  input: z.strictObject({
    name: z.string().min(1),
    senders: z.array(target).min(1),
    group: target.nullable(),
  }),
  call: ({ name, senders, group: members }, context) =>
    `Confirm-Scope -Name ${literal(name)} -MailboxIds @(${senders.map((one) => valueOf(one, context)).join(', ')})` +
    (members === null
      ? " -GroupName '' -ByGroup $false"
      : ` -GroupName ${valueOf(members, context)} -ByGroup $true`),
});

const assignment = kind({
  title: 'Role assignment',
  why: 'It gives the right to send, within the scope only. Exchange takes 30 minutes to 2 hours until it is effective.',
  functions: assignmentText,
  gives: null,
  input: z.object({
    name: z.string().min(1),
    role: z.literal(exchangeMailSendRole),
    servicePrincipalId: z.guid(),
    // Without a scope it would be tenant-wide (design rule 3).
    scopeName: z.string().regex(/\S/u),
  }),
  call: ({ name, role, servicePrincipalId, scopeName }) =>
    `Confirm-RoleAssignment -Name ${literal(name)} -Role ${literal(role)} -ObjectId ${literal(servicePrincipalId)} -ScopeName ${literal(scopeName)}`,
});

const accessPolicy = kind({
  title: 'Access policy',
  why: 'It cuts the right to send, which is granted later, down to the members of the group.',
  functions: policyText,
  gives: null,
  input: z.strictObject({ clientId: z.guid(), group: z.string().min(1), groupAddress: z.email() }),
  call: ({ clientId, group: name, groupAddress }) =>
    `Confirm-AccessPolicy -AppId ${literal(clientId)} -GroupName ${literal(name)} -GroupAddress ${literal(groupAddress)}`,
});

/** The kinds of steps that the script does. Removals, waits and tests stay with `apply`, which sees both sides. */
export const scriptKinds: ReadonlyMap<string, ScriptKind> = new Map([
  ['mailboxes.create-shared', createShared],
  ['mailboxes.block-sign-in', blockSignIn],
  ['exchange.customize', customize],
  ['exchange.pointer', pointer],
  ['exchange.group', group],
  ['exchange.scope', scope],
  ['exchange.role-assignment', assignment],
  ['exchange.access-policy', accessPolicy],
]);
