interface ReferenceParameter {
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly exchangeOnline: boolean;
  readonly inSets: 'all' | readonly string[];
  readonly acceptedValues?: readonly string[];
  readonly maxLength?: number;
}

interface ReferenceCmdlet {
  readonly parameterSets: readonly {
    readonly name: string;
    readonly mandatory: readonly string[];
    readonly usableInExchangeOnline: boolean;
  }[];
  readonly supportsShouldProcess: boolean;
  readonly parameters: readonly ReferenceParameter[];
  readonly outputPropertiesKnown?: readonly string[];
  readonly outputPropertiesSource?: string;
}

/** The reference as it is published. */
export interface CmdletReference {
  readonly _about: { readonly commonParameters: readonly string[] };
  readonly cmdlets: Readonly<Record<string, ReferenceCmdlet>>;
}

/** One cmdlet call and what it gave; `rows` null: it was refused or its answer was lost. */
export interface CmdletCall {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[] | null;
}

/** Where the page says mandatory and its own example leaves it out (facts 6.1). */
const optionalAfterAll: Readonly<Record<string, readonly string[]>> = {
  'New-ServicePrincipal': ['ServiceId'],
};

/** Sources that list every property; the others show some columns of a table. */
const completeSources = [
  'Get-ConnectionInformation',
  'Test-ServicePrincipalAuthorization',
  'Test-ApplicationAccessPolicy',
];

/** PowerShell does not look at case, and the pages themselves spell PolicyScopeGroupId in two ways. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Holds Exchange cmdlet calls against the published pages. */
export class CmdletContract {
  constructor(private readonly reference: CmdletReference) {}

  /** Every way in which a call or its result leaves the pages, in words; none: it keeps to them. */
  problems(call: CmdletCall): readonly string[] {
    const page = this.reference.cmdlets[call.cmdlet];
    if (page === undefined) return [`${call.cmdlet} has no page`];
    return [
      ...Object.entries(call.parameters).flatMap(([name, value]) =>
        this.parameterProblems(page, name, value),
      ),
      ...setProblems(call, page),
      ...(call.rows ?? []).flatMap((row) => rowProblems(call.cmdlet, page, row)),
    ].map((problem) => `${call.cmdlet} ${JSON.stringify(call.parameters)}: ${problem}`);
  }

  private parameterProblems(page: ReferenceCmdlet, name: string, value: unknown): readonly string[] {
    if (this.reference._about.commonParameters.includes(name)) return [];
    const parameter = page.parameters.find((one) => sameName(one.name, name));
    if (parameter === undefined) return [`the page has no parameter ${name}`];
    if (!parameter.exchangeOnline) return [`${name} exists on premises only`];
    return [
      ...(isOfType(parameter.type, value)
        ? []
        : [`${name} is ${parameter.type}, not ${JSON.stringify(value)}`]),
      ...limitProblems(parameter, value),
    ];
  }
}

function setProblems({ cmdlet, parameters }: CmdletCall, page: ReferenceCmdlet): readonly string[] {
  const named = page.parameters.filter(({ name }) =>
    Object.keys(parameters).some((given) => sameName(given, name)),
  );
  const fits = page.parameterSets.some(
    (set) =>
      set.usableInExchangeOnline &&
      named.every(({ inSets }) => inSets === 'all' || inSets.includes(set.name)) &&
      set.mandatory.every(
        (name) =>
          optionalAfterAll[cmdlet]?.includes(name) === true || named.some((one) => sameName(one.name, name)),
      ),
  );
  return [
    ...(fits ? [] : ['no parameter set fits']),
    // Remove-* asks a person otherwise, and nobody sits there (the reference's note on ShouldProcess).
    ...(cmdlet.startsWith('Remove-') && parameters['Confirm'] !== false
      ? ['would ask for confirmation']
      : []),
  ];
}

function rowProblems(
  cmdlet: string,
  page: ReferenceCmdlet,
  row: Readonly<Record<string, unknown>>,
): readonly string[] {
  const known = page.outputPropertiesKnown;
  if (known === undefined) return [];
  if (cmdlet === 'Get-ConnectionInformation') return strays(known, row);
  const missing = known.filter((name) => !(name in row)).map((name) => `the result lacks ${name}`);
  return completeSources.includes(cmdlet) ? [...missing, ...strays(known, row)] : missing;
}

function strays(known: readonly string[], row: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(row)
    .filter((name) => !known.includes(name))
    .map((name) => `the result has ${name}, which the page does not`);
}

function limitProblems({ name, acceptedValues, maxLength }: ReferenceParameter, value: unknown) {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return [
    ...texts
      .filter((text) => maxLength !== undefined && text.length > maxLength)
      .map(() => `${name} is longer than ${maxLength ?? 0}`),
    ...texts
      .filter((text) => acceptedValues !== undefined && !acceptedValues.includes(text))
      .map((text) => `${name} does not take ${text}`),
  ];
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextList = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.every(isText));
const isAddRemove = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, list]) => ['Add', 'Remove'].includes(key) && isTextList(list));

/** Whether a JSON value can stand for the .NET type that the page names. */
function isOfType(type: string, value: unknown): boolean {
  const short = type.replace(/^System\./u, '');
  if (short === 'SwitchParameter' || short === 'Boolean') return typeof value === 'boolean';
  if (/^U?Int\d+$/u.test(short)) return Number.isInteger(value);
  if (short === 'Unlimited') return Number.isInteger(value) || isText(value);
  if (short === 'DateTime' || short === 'ExDateTime')
    return isText(value) && !Number.isNaN(Date.parse(String(value)));
  if (short === 'MultiValuedProperty' || short === 'ProxyAddressCollection') {
    return isTextList(value) || isAddRemove(value);
  }
  return short.endsWith('[]') ? isTextList(value) : isText(value);
}
