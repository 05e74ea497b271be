import { AppError } from '../../contract/errors';
import type { RemovalLicence, RemovalMailbox } from '../../contract/removal';
import type { Directory, UserView } from '../../ports/directory';
import type { ExchangeReads, MailboxUseView } from '../../ports/exchange';
import type { SetupRecord } from '../../ports/records';
import { listed } from '../../setup/planning';
import type { GoingLicence, GoingMailbox } from '../../setup/removal/mailbox-steps';
import type { Made, MadeMailbox } from '../../setup/removal/made';
import { attempt } from '../../engine/attempt';
import { mapLimited } from '../../setup/proof/pace';

/** What a person wants gone besides; everything else that was made is kept. */
export interface RemovalWish {
  readonly mailboxes: readonly string[];
  /** Sign-in names of users. */
  readonly licences: readonly string[];
}

/** Mailboxes and licences that were made for a setup, and those of them that go. */
export interface MadeThings {
  readonly mailboxes: readonly RemovalMailbox[];
  readonly licences: readonly RemovalLicence[];
  readonly goingMailboxes: readonly GoingMailbox[];
  readonly goingLicences: readonly GoingLicence[];
}

interface Around {
  readonly directory: Directory;
  /** Null: whoever is signed in cannot see Exchange. */
  readonly exchange: ExchangeReads | null;
  readonly records: readonly SetupRecord[];
  readonly setupId: string;
  readonly tenantId: string;
  readonly scope: string;
}

/**
 * Looks at each mailbox and licence that was made for a setup. Throws AppError: `invalid-input` for a wish that names
 * what was not made for it, `refused` for a mailbox that is on hold or that others use.
 */
export async function readMade(made: Made, wish: RemovalWish, around: Around): Promise<MadeThings> {
  const wanted = new Set(wish.mailboxes.map((address) => address.toLowerCase()));
  refuseUnknown(wanted, [...made.mailboxes.map(({ address }) => address), ...made.gone], 'mailbox');
  const scopes = around.exchange === null ? [] : await scopesOf(around.exchange);
  const looked = await mapLimited(made.mailboxes, 4, async (one) =>
    lookAt(one, { ...around, scopes }, wanted),
  );
  const found = looked.filter((one): one is Looked => one !== null);
  const licences = await licencesOf(made, wish.licences, around.directory);
  return {
    mailboxes: found.map(({ mailbox }) => mailbox),
    goingMailboxes: found.flatMap(goingOf),
    licences: licences.map(({ user, licence, goes }) => ({ user, licence, goes })),
    goingLicences: licences.filter(({ goes }) => goes),
  };
}

interface Looked {
  readonly mailbox: RemovalMailbox;
  readonly objectId: string | null;
}

type Scopes = readonly { readonly name: string; readonly recipientFilter: string }[];

async function scopesOf(exchange: ExchangeReads): Promise<Scopes> {
  const found = await attempt(exchange.allScopes());
  return found.ok ? found.value : [];
}

async function lookAt(
  { address, objectId }: MadeMailbox,
  around: Around & { readonly scopes: Scopes },
  wanted: ReadonlySet<string>,
): Promise<Looked | null> {
  const { exchange } = around;
  const base = {
    address,
    made: objectId === null ? ('begun' as const) : ('here' as const),
    goes: wanted.has(address),
  };
  if (exchange === null) {
    const nothing = {
      size: null,
      items: null,
      lastUse: null,
      delegates: [],
      holds: [],
      usedBy: usersHere(address, around),
    };
    return { mailbox: { ...base, ...nothing, seen: false }, objectId };
  }
  const use = await exchange.mailboxUse(address);
  // Another one that has the address by now was made by somebody else.
  if (use === null || (objectId !== null && use.externalDirectoryObjectId !== objectId)) return null;
  const mailbox: RemovalMailbox = { ...base, ...factsOf(use, address, around), seen: true };
  if (mailbox.goes) refuseInUse(mailbox);
  return { mailbox, objectId: use.externalDirectoryObjectId };
}

function factsOf(use: MailboxUseView, address: string, around: Around & { readonly scopes: Scopes }) {
  const { size, items, lastUse, delegates, holds, externalDirectoryObjectId: id } = use;
  const scopes = around.scopes
    .filter(({ name, recipientFilter }) => name !== around.scope && recipientFilter.includes(id))
    .map(({ name }) => `the management scope ${name}`);
  return {
    ...{ size, items, lastUse, delegates: [...delegates], holds: [...holds] },
    usedBy: [...usersHere(address, around), ...scopes],
  };
}

/** Other setups of this computer that send from it. */
function usersHere(address: string, { records, setupId, tenantId }: Around): string[] {
  return records
    .filter((one) => one.tenantId === tenantId && one.id !== setupId && one.removal?.removedAt == null)
    .filter(({ spec }) => spec.senders.some((sender) => sender.address.toLowerCase() === address))
    .map(({ spec }) => `the setup ${spec.application}`);
}

/** Size, last use and whoever else may use it, in a line. */
function factsText({ size, items, lastUse, delegates }: RemovalMailbox): string {
  const much = items === null ? 'size not known' : `${items} items, ${size ?? 'size not told'}`;
  const used = lastUse === null ? 'no use known' : `last used on ${lastUse.slice(0, 10)}`;
  const others = delegates.length === 0 ? 'no delegates' : `delegates: ${listed(delegates)}`;
  return `${much}; ${used}; ${others}`;
}

function goingOf({ mailbox, objectId }: Looked): readonly GoingMailbox[] {
  if (!mailbox.goes || objectId === null) return [];
  return [{ address: mailbox.address, objectId, facts: factsText(mailbox) }];
}

type Licence = GoingLicence & { readonly goes: boolean };

async function licencesOf(
  { licences, gone }: Made,
  wish: readonly string[],
  directory: Directory,
): Promise<readonly Licence[]> {
  const wanted = new Set(wish.map((name) => name.toLowerCase()));
  const ids = [...licences.map(({ userId }) => userId), ...gone.filter((one) => !one.includes('@'))];
  const users = await Promise.all(ids.map(async (id) => directory.user(id)));
  const known = users.flatMap((user) => (user === null ? [] : namesOf(user)));
  refuseUnknown(wanted, known, 'licence');
  if (licences.length === 0) return [];
  const skus = await attempt(directory.skus());
  return licences.flatMap(({ userId, skuId }) => {
    const user = users.find((one) => one?.id === userId);
    if (user?.skuIds?.includes(skuId.toLowerCase()) !== true) return [];
    const sku = skus.ok ? skus.value.find((one) => one.skuId === skuId) : undefined;
    const goes = namesOf(user).some((name) => wanted.has(name));
    return [{ user: user.userPrincipalName, userId, skuId, licence: sku?.skuPartNumber ?? skuId, goes }];
  });
}

function namesOf({ userPrincipalName, proxyAddresses }: UserView): readonly string[] {
  const proxies = proxyAddresses.map((one) => one.replace(/^smtp:/iu, ''));
  return [userPrincipalName, ...proxies].map((name) => name.toLowerCase());
}

function refuseUnknown(
  wanted: ReadonlySet<string>,
  made: readonly string[],
  what: 'mailbox' | 'licence',
): void {
  const known = new Set(made.map((one) => one.toLowerCase()));
  const strange = [...wanted].find((one) => !known.has(one));
  if (strange === undefined) return;
  const kind = what === 'mailbox' ? 'mailbox' : 'licence of a user';
  throw new AppError({
    code: 'invalid-input',
    message: `${strange} is no ${kind} that this computer made for this setup, so it is not removed.`,
    who: 'you',
    next:
      made.length === 0
        ? 'None was made here. Where another computer applied the setup, give its as-built document as well (--created FILE).'
        : `It made: ${listed(made, 20)}.`,
  });
}

function refuseInUse({ address, holds, usedBy }: RemovalMailbox): void {
  if (holds.length === 0 && usedBy.length === 0) return;
  const why = holds.length > 0 ? `it is on hold (${listed(holds)})` : `others use it: ${listed(usedBy)}`;
  throw new AppError({
    code: 'refused',
    message: `${address} is not removed: ${why}. Nothing was written.`,
    who: holds.length > 0 ? 'whoever answers for the holds' : 'you',
    next: 'Leave it out, and the mailbox is kept.',
  });
}
