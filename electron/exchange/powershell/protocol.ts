import { z } from 'zod';

/**
 * What is spoken with the bundled PowerShell (docs/adr/0007). Requests go to stdin, one JSON document a line, in
 * plain ASCII (everything else escaped), since Windows PowerShell 5.1 guesses the encoding of its input. Replies come
 * on stdout among whatever a module prints there, so each stands on a line of its own behind a mark that holds a
 * word chosen for this child: nothing a cmdlet prints can pass for a reply.
 */
export const protocolVersion = 1;

/** What stands before each frame's JSON on its line; `word` is 32 hexadecimal digits from the `hello` request. */
export function frameMark(word: string): string {
  return `#sendwright:${word}#`;
}

/**
 * A value on the wire. What JSON has no word for is tagged: `date` ISO 8601 in UTC, `guid` lower case with hyphens,
 * `enum` by name, `long` and `decimal` as text where a double would lose digits, `object` for a nested object's
 * properties, `change` for `@{Add=...; Remove=...}` (requests only). Arrays stay arrays, of one and of none too.
 */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | {
      readonly $: 'date' | 'guid' | 'enum' | 'long' | 'decimal';
      readonly v: string;
    }
  | { readonly $: 'object'; readonly v: Readonly<Record<string, WireValue>> }
  | {
      readonly $: 'change';
      readonly v: { readonly add: readonly string[]; readonly remove: readonly string[] };
    };

/** How the module signs in. Everything that is secret travels here and nowhere else. */
export interface ConnectRequest {
  /** `browser`: the module's own page, without WAM. `device`: code shown on stdout, PowerShell 7 only. */
  readonly signIn: 'browser' | 'device' | 'token';
  readonly userPrincipalName?: string;
  readonly accessToken?: string;
  /** With a token of an application, and of none but one: the tenant's initial domain. */
  readonly organization?: string;
  /** Partner (GDAP): the customer's tenant. */
  readonly delegatedOrganization?: string;
  /** `O365USGovGCCHigh` and the like; left out for the global cloud (facts 1.5). */
  readonly environment?: string;
  /**
   * Where the stand-in module finds the practice tenant: the `exchange` address of its INFO and, behind a `#`, the
   * percent-encoded path of its CA file. The bridge refuses it for every other module.
   */
  readonly connectionUri?: string;
}

export type BridgeRequest = { readonly id: number } & (
  | { readonly op: 'hello'; readonly protocol: number; readonly word: string; readonly beatMs: number }
  /** Imports one module by the path of its manifest, and refuses another version than the one asked for. */
  | { readonly op: 'load'; readonly manifest: string; readonly version: string }
  | { readonly op: 'connect'; readonly connect: ConnectRequest }
  /** Get-ConnectionInformation of the one connection. */
  | { readonly op: 'connection' }
  | {
      readonly op: 'invoke';
      readonly cmdlet: string;
      readonly parameters: Readonly<Record<string, WireValue>>;
      /** Of each row only these properties are told; left out: all of them. */
      readonly fields?: readonly string[];
    }
  | { readonly op: 'disconnect' }
);

const failureSchema = z.object({
  /** .NET type of the exception, with its namespace. */
  type: z.string(),
  fullyQualifiedErrorId: z.string(),
  category: z.string(),
  /** In whatever language the service or the computer speaks. */
  message: z.string(),
  /** The cmdlet, or the operation of the bridge where none ran. */
  cmdlet: z.string(),
});

/** Why a request failed, as PowerShell's error record says. */
export type BridgeFailure = z.infer<typeof failureSchema>;

/** One frame from the bridge: the reply to the request of this id, or a sign of life while one runs. */
export const bridgeFrameSchema = z.union([
  z.object({
    id: z.number().int(),
    ok: z.literal(true),
    result: z.array(z.unknown()),
    warnings: z.array(z.string()),
  }),
  z.object({
    id: z.number().int(),
    ok: z.literal(false),
    error: failureSchema,
    warnings: z.array(z.string()),
  }),
  z.object({ beat: z.number().int(), id: z.number().int().nullable() }),
]);

export type BridgeFrame = z.infer<typeof bridgeFrameSchema>;

/** The only row of the reply to `hello`: what this PowerShell is and allows. */
export const helloSchema = z.object({
  protocol: z.number().int(),
  version: z.string(),
  edition: z.enum(['Core', 'Desktop']),
  platform: z.string(),
  languageMode: z.string(),
  /** Release number of .NET Framework, Windows PowerShell only; null where it is not told. */
  netFramework: z.number().int().nullish(),
  processId: z.number().int(),
});

export type Hello = z.infer<typeof helloSchema>;

/**
 * The one line that list-modules.ps1 reads: every ExchangeOnlineManagement on the module path and below `folders`.
 * Its reply, and that of install-module.ps1, is one frame of id 0, whose rows are modules.
 */
export interface ListModulesRequest {
  readonly word: string;
  readonly folders: readonly string[];
}

/** The one line that install-module.ps1 reads: saves this very version from the PowerShell Gallery below `folder`. */
export interface InstallModuleRequest {
  readonly word: string;
  readonly version: string;
  readonly folder: string;
}

/** One module found or installed: its version without a prerelease label, and the absolute path of its manifest. */
export const moduleSchema = z.object({
  version: z.string(),
  prerelease: z.string().nullable().default(null),
  manifest: z.string(),
});

export type ModuleFound = z.infer<typeof moduleSchema>;
