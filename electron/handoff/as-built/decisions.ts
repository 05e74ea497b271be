import { pfxOf } from '../../contract/key-file';
import type { Markup } from '../html';
import { html } from '../html';
import { wideTable } from '../table';
import type { AsBuiltInput } from './input';
import type { Decision } from './decision';
import { mailboxDecisions } from './mailbox-decisions';

/** The decision table: what was chosen, why, what else was possible. */
export function decisionsPart(input: AsBuiltInput): Markup {
  const rows = decisionsOf(input).map(({ about, chosen, why, others }) => [about, chosen, why, others]);
  return html`<h2>What was decided</h2>
    ${wideTable(
      [
        ['Decision', 17],
        ['Chosen', 22],
        ['Why', 27],
        ['What else was possible', 34],
      ],
      rows,
    )}`;
}

/** All decisions of a setup, each from what its setup file and its vendor's profile say. */
export function decisionsOf(input: AsBuiltInput): readonly Decision[] {
  return [
    signIn,
    api(input),
    registration(input),
    audience(input),
    scoping(input),
    ...mailboxDecisions(input),
    ...(input.record.spec.app === undefined ? [credentialKind(input), lifetime(input)] : []),
    proof(input),
    monitoring,
  ];
}

const signIn: Decision = {
  about: 'How the product signs in',
  chosen: 'OAuth 2.0 client credentials, as an application',
  why: 'It sends with nobody present, and no password of a mailbox lies in it.',
  others:
    'SMTP AUTH with a mailbox password: a password that opens the whole mailbox. Delegated sign-in of a person: stops with that person.',
};

function api({ profile }: AsBuiltInput): Decision {
  const said = profile.graphSendMailConfirmed;
  return {
    about: 'How it sends',
    chosen: 'Microsoft Graph, sendMail',
    why:
      said === null
        ? 'One right to send and nothing else. Nobody at the vendor has confirmed yet that the product sends this way.'
        : `One right to send and nothing else. Confirmed by ${said.by}${said.when === null ? '' : `, ${said.when}`}.`,
    others:
      'SMTP with OAuth: a protocol and a right of its own, and SMTP AUTH must be enabled for each mailbox. EWS: Microsoft is retiring it.',
  };
}

function registration({ record: { spec } }: AsBuiltInput): Decision {
  if (spec.app !== undefined) {
    return {
      about: 'Whose application',
      chosen: "The vendor's own, of its own tenant",
      why: 'The product signs in with it; the vendor keeps its credential.',
      others: 'A registration in this tenant: only where the product can be given one.',
    };
  }
  return {
    about: 'Whose application',
    chosen: `A registration of its own in this tenant, for ${spec.application} alone`,
    why: 'Its credential and its rights belong to one product, so each can be renewed and taken away by itself.',
    others:
      'One registration for several products: then one leak opens all, and nothing can be taken from one of them.',
  };
}

function audience({ record, profile }: AsBuiltInput): Decision {
  const isOne = record.spec.app === undefined && profile.audience === 'AzureADMyOrg';
  return {
    about: 'Which tenants',
    chosen: isOne ? 'This tenant only' : 'Several tenants',
    why: isOne
      ? 'Nobody outside can sign in to it, or ask anyone for consent in its name.'
      : "The vendor's product signs in from tenants of its own.",
    others: isOne
      ? 'Several tenants: only for a product that signs in from its own.'
      : 'This tenant only: the product could not sign in.',
  };
}

function scoping({ record: { spec } }: AsBuiltInput): Decision {
  const tenantWide = 'Mail.Send in Entra alone: reaches every mailbox of the tenant.';
  if (spec.scoping === 'rbac') {
    return {
      about: 'How it is kept to these mailboxes',
      chosen: 'Exchange RBAC for Applications: a role within a management scope, and no permission in Entra',
      why: "Microsoft's current way. Where the scope is taken away, the application reaches nothing.",
      others: `Application access policy: Microsoft advises against new ones, and where it is removed the application reaches every mailbox. ${tenantWide}`,
    };
  }
  return {
    about: 'How it is kept to these mailboxes',
    chosen: 'Mail.Send in Entra, cut down by an application access policy',
    why: 'The setup file asks for it: needed where a product looks for Mail.Send in its token.',
    others: `Exchange RBAC for Applications: better, Microsoft's current way; change scoping to rbac and apply to move over. ${tenantWide}`,
  };
}

function credentialKind(input: AsBuiltInput): Decision {
  const {
    record: { spec },
    profile,
  } = input;
  const about = 'What it signs in with';
  const takesBoth = profile.credentialKinds.length === 2;
  if (spec.credential.kind === 'secret') {
    return {
      about,
      chosen: 'A client secret',
      why: takesBoth ? 'The setup file asks for it.' : `${profile.name} takes nothing else.`,
      others: `Certificate: stronger, since its private key is never sent when signing in. ${takesBoth ? 'The product takes one.' : 'The product takes none.'}`,
    };
  }
  const secret = `Client secret: ${takesBoth ? 'the product takes one; simpler, but' : 'the product takes none;'} whoever sees it can use it.`;
  return { about, ...certificateDecision(input, secret) };
}

function certificateDecision(
  { record: { spec }, isVendorsKey }: AsBuiltInput,
  secret: string,
): Omit<Decision, 'about'> {
  if (isVendorsKey) {
    return {
      chosen: "A certificate of the vendor's own",
      why: 'Its private key never left the vendor.',
      others: `${secret} A certificate made here: its key would have had to travel.`,
    };
  }
  const why = 'Its private key is never sent when signing in.';
  const others = `${secret} The vendor's own certificate: better, where the vendor can make one.`;
  return pfxOf(spec) === null
    ? { chosen: 'A certificate made for this', why, others }
    : { chosen: 'A certificate with its private key, given as a file', why, others };
}

function lifetime({ record }: AsBuiltInput): Decision {
  const { credential } = record.spec;
  const about = 'How long it is valid';
  const ends = record.credential === null ? '' : `, until ${record.credential.expires.slice(0, 10)}`;
  if (credential.kind === 'certificate' && credential.file !== undefined) {
    return {
      about,
      chosen: `As long as the given certificate${ends}`,
      why: 'The certificate says so.',
      others: 'None here: only whoever made it can make another one.',
    };
  }
  const { months } = credential;
  return {
    about,
    chosen: `${months} ${months === 1 ? 'month' : 'months'} of 30 days${ends}`,
    why: 'The setup file says so. Short enough that a leaked one ends by itself, long enough to be renewed without haste.',
    others: '1 to 24 months. Microsoft advises less than 12 for a secret.',
  };
}

function proof({ record, isVendorsKey }: AsBuiltInput): Decision {
  const mail = `real mail from the mailboxes, and real mail as ${record.spec.outsider}, which must be refused`;
  const isVendorHeld = isVendorsKey || record.spec.app !== undefined;
  const by = record.lastProof?.document?.provenWith ?? (isVendorHeld ? 'nobody' : 'own-credential');
  const how = {
    'own-credential': `With its own credential: ${mail}`,
    'proof-credential': `With a client secret of one day, removed again, since only the vendor holds the key: ${mail}`,
    'vendor-report': `By the vendor, with its own key, and its result taken back: ${mail}`,
    nobody: `Exchange's own test from here. Only the vendor holds the key; not tried yet: ${mail}`,
  } as const;
  return {
    about: 'How it is proven',
    chosen: how[by],
    why: 'What is configured is not yet what holds: Exchange caches rights for up to 2 hours, and other grants could reach further.',
    others: "Exchange's test cmdlets alone: they do not see what was granted in Entra.",
  };
}

const monitoring: Decision = {
  about: 'How it is watched',
  chosen:
    'What Microsoft records by itself: message trace, sign-in logs of the service principal, mailbox audit',
  why: 'It is there without a further licence or a further right for anyone.',
  others: 'Purview Audit where licensed, or an export to a SIEM. Nothing of the kind was set up here.',
};
