import type { ValidateFunction } from 'ajv';
import { odataProblems } from './odata-names';
import { AnswerSchemas, type ReferenceDocument, type ReferenceOperation } from './reference-schemas';

/** One Graph request with its answer, as they went over the wire; of a `$batch` also each part. */
export interface GraphTraffic {
  readonly method: string;
  /** With `/v1.0`, still encoded, no query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined: none. */
  readonly body: unknown;
  /** Null: the client got no answer. */
  readonly answer: { readonly status: number; readonly body: unknown } | null;
}

interface Found {
  readonly template: string;
  readonly operation: ReferenceOperation;
}

/** What any client may say about itself and about HTTP; everything else must be declared by the operation. */
const plainHeaders = new Set([
  ...['accept', 'accept-encoding', 'accept-language', 'authorization', 'client-request-id', 'connection'],
  ...['content-length', 'content-type', 'host', 'sdkversion', 'user-agent'],
]);

interface BatchPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}

interface BatchBody {
  readonly requests: readonly BatchPart[];
}

/** Holds traffic against the published contract of Microsoft Graph. */
export class GraphContract {
  private readonly schemas: AnswerSchemas;
  private readonly templates: readonly (readonly [RegExp, string])[];
  private readonly compiled = new Map<string, ValidateFunction | null | undefined>();

  constructor(private readonly document: ReferenceDocument) {
    this.schemas = new AnswerSchemas(document);
    this.templates = Object.keys(document.paths)
      // A path with fewer keys is the more exact one: /me/sendMail before /users/{user-id}/sendMail.
      .toSorted((one, other) => one.split('{').length - other.split('{').length)
      .map((template) => [templatePattern(template), template]);
  }

  /** Every way in which a request or its answer leaves the contract, in words; none: it keeps to it. */
  problems(traffic: GraphTraffic): readonly string[] {
    const line = `${traffic.method} ${traffic.path}?${traffic.query.toString()}`;
    return this.problemsOf(traffic).map((problem) => `${line}: ${problem}`);
  }

  /** The reference's templates of a request and of its parts, e.g. `GET /users/{user-id}`. */
  operations(traffic: GraphTraffic): readonly string[] {
    const found = this.find(traffic);
    const own = found === null ? [] : [`${traffic.method} ${found.template}`];
    return found?.template === '/$batch'
      ? [...own, ...partsOf(traffic).flatMap((part) => this.operations(part))]
      : own;
  }

  private problemsOf(traffic: GraphTraffic): readonly string[] {
    const found = this.find(traffic);
    if (found === null) return ['the contract has no such operation'];
    const own = [
      ...queryProblems(found.operation, traffic.query),
      ...odataProblems(traffic.query, this.schemas.propertiesOf(found.template, traffic.method)),
      ...headerProblems(found.operation, traffic),
      ...this.bodyProblems(found, traffic),
      ...this.answerProblems(found, traffic),
    ];
    return found.template === '/$batch' ? [...own, ...this.partProblems(traffic)] : own;
  }

  private find({ method, path }: Pick<GraphTraffic, 'method' | 'path'>): Found | null {
    if (!path.startsWith('/v1.0/')) return null;
    const own = path.slice('/v1.0'.length).split('/').map(decodeURIComponent).join('/');
    for (const [pattern, template] of this.templates) {
      const operation = this.document.paths[template]?.[method.toLowerCase()];
      if (operation !== undefined && pattern.test(own)) return { template, operation };
    }
    return null;
  }

  private bodyProblems({ template, operation }: Found, { method, headers, body }: GraphTraffic) {
    if (operation.requestBody === undefined) {
      return body === undefined ? [] : ['a body where the contract takes none'];
    }
    if (body === undefined) return ['no body where the contract needs one'];
    const problems = headers['content-type']?.startsWith('application/json')
      ? []
      : [`content type ${headers['content-type'] ?? 'missing'}`];
    const validate = this.validator(`request ${method} ${template}`, () =>
      this.schemas.request(template, method),
    );
    if (!validate) return [...problems, 'the contract has no JSON body'];
    const spelt = this.spelt(template, method, body);
    return validate(spelt) ? problems : [...problems, `body ${JSON.stringify(body)}: ${reasons(validate)}`];
  }

  /** Parameters of an action: their names are matched without regard to case (facts 8.1). */
  private spelt(template: string, method: string, body: unknown): unknown {
    const schema =
      this.document.paths[template]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
    if (schema?.$ref !== undefined || typeof body !== 'object' || body === null) return body;
    const names = new Map(Object.keys(schema?.properties ?? {}).map((name) => [name.toLowerCase(), name]));
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value as unknown]),
    );
  }

  private answerProblems({ template }: Found, { method, answer }: GraphTraffic): readonly string[] {
    if (answer === null) return [];
    const { status, body } = answer;
    const validate = this.validator(`answer ${method} ${template} ${status}`, () =>
      status >= 400 ? this.schemas.error() : this.schemas.answer(template, method, status),
    );
    if (validate === undefined) return [`answered ${status}, which the contract does not have`];
    if (validate === null) return body === undefined ? [] : [`answered ${status} with a body`];
    return validate(body) ? [] : [`answered ${status} ${JSON.stringify(body)}: ${reasons(validate)}`];
  }

  private partProblems(traffic: GraphTraffic): readonly string[] {
    const { requests } = traffic.body as BatchBody;
    const answers = batchAnswers(traffic) ?? [];
    const strays = answers.filter(({ id }) => requests.every((part) => part.id !== id));
    return [
      ...partsOf(traffic).flatMap((part) => this.problems(part)),
      ...requests.flatMap(({ id }) => {
        const count = answers.filter((one) => one.id === id).length;
        return count === 1 || batchAnswers(traffic) === null ? [] : [`part ${id} has ${count} answers`];
      }),
      ...strays.map(({ id }) => `an answer to ${id}, which nobody asked`),
    ];
  }

  private validator(key: string, compile: () => ValidateFunction | null | undefined) {
    if (!this.compiled.has(key)) this.compiled.set(key, compile());
    return this.compiled.get(key);
  }
}

function reasons({ errors }: ValidateFunction): string {
  return (errors ?? [])
    .map((one) => `${one.instancePath} ${one.message ?? ''} ${JSON.stringify(one.params)}`)
    .join('; ');
}

function templatePattern(template: string): RegExp {
  const source = template
    .split(/(\{[^}]+\})/u)
    .map((part) => (part.startsWith('{') ? "[^/']+" : part.replaceAll(/[$().*+?^[\]\\|]/gu, String.raw`\$&`)))
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

/** The answers to a batch's parts; null where the batch as a whole was not answered. */
function batchAnswers({ answer }: GraphTraffic): readonly BatchAnswer[] | null {
  if (answer?.status !== 200) return null;
  return (answer.body as { readonly responses: readonly BatchAnswer[] }).responses;
}

/** Each part of a batch as if it had been sent alone. */
function partsOf(traffic: GraphTraffic): readonly GraphTraffic[] {
  const answers = batchAnswers(traffic) ?? [];
  return (traffic.body as BatchBody).requests.map((part) => {
    const url = new URL(`https://graph.invalid/v1.0${part.url}`);
    const headers = new Map(
      Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const answer = answers.find(({ id }) => id === part.id);
    return {
      method: part.method,
      path: url.pathname,
      query: url.searchParams,
      headers: { authorization: traffic.headers['authorization'] ?? '', ...Object.fromEntries(headers) },
      body: part.body,
      answer: answer === undefined ? null : { status: answer.status, body: answer.body },
    };
  });
}

function queryProblems(operation: ReferenceOperation, query: URLSearchParams): readonly string[] {
  const declared = new Map(
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => [parameter.name.toLowerCase(), parameter.schema.type]),
  );
  return [...query].flatMap(([name, value]) => {
    const type = declared.get(name.toLowerCase());
    if (type === undefined) return [`query option ${name} is not of the contract`];
    if (type === 'boolean' && !/^(?:true|false)$/u.test(value)) return [`${name}=${value} is no Boolean`];
    return type === 'integer' && !/^\d+$/u.test(value) ? [`${name}=${value} is no number`] : [];
  });
}

function headerProblems(operation: ReferenceOperation, { headers }: GraphTraffic): readonly string[] {
  const declared = new Set(
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'header')
      .map((parameter) => parameter.name.toLowerCase()),
  );
  const strays = Object.keys(headers).filter((name) => !plainHeaders.has(name) && !declared.has(name));
  const unsigned = /^Bearer \S+$/u.test(headers['authorization'] ?? '') ? [] : ['no access token'];
  return [...unsigned, ...strays.map((name) => `header ${name} is not of the contract`)];
}
