import { Ajv, type ValidateFunction } from 'ajv';

/** As much of an OpenAPI 3.0 schema as the reference uses. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly 'x-derived-types'?: readonly string[] | null;
  readonly 'x-pruned-navigationProperties'?: readonly string[];
}

export interface ReferenceOperation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'query' | 'path' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

export interface ReferenceDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ReferenceOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const prefix = '#/components/schemas/';

/** Validators of the reference's requests and answers, closed: a property that Graph does not have is an error. */
export class AnswerSchemas {
  private readonly definitions: Record<string, unknown> = {};
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly document: ReferenceDocument) {
    this.ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
    this.ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u);
    this.ajv.addFormat('base64url', /^[\w+/=-]*$/u);
    this.ajv.addFormat('duration', /^P/u);
    this.ajv.addFormat('time', /^\d{2}:\d{2}/u);
    for (const format of ['int32', 'int64']) {
      this.ajv.addFormat(format, { type: 'number', validate: Number.isInteger });
    }
  }

  /** Validator of a request's JSON body; null where the reference knows of none. */
  request(path: string, method: string): ValidateFunction | null {
    const operation = this.document.paths[path]?.[method.toLowerCase()];
    const schema = operation?.requestBody?.content['application/json']?.schema;
    return schema === undefined ? null : this.compile(schema);
  }

  /** Every property of what an operation answers with, navigation too; of a list: of its entries. */
  propertiesOf(path: string, method: string): ReadonlySet<string> {
    const responses = this.document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
    const schema = responses['200']?.content?.['application/json']?.schema;
    if (schema?.$ref === undefined) return new Set();
    const name = schema.$ref.slice(prefix.length);
    const listed = this.document.components.schemas[name]?.properties?.['value']?.items?.$ref;
    const { properties, navigation } = this.flatten(listed?.slice(prefix.length) ?? name);
    return new Set([...Object.keys(properties), ...navigation]);
  }

  /** Validator of one answer; null where the reference says that there is no body, undefined for an unknown status. */
  answer(path: string, method: string, status: number): ValidateFunction | null | undefined {
    const response = this.document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
    if (response === undefined) return undefined;
    const schema = response.content?.['application/json']?.schema;
    return schema === undefined ? null : this.compile(schema);
  }

  error(): ValidateFunction {
    return this.compile({ $ref: `${prefix}microsoft.graph.ODataErrors.ODataError` });
  }

  private compile(schema: Schema): ValidateFunction {
    const root = this.convert(schema);
    return this.ajv.compile({ ...root, definitions: this.definitions });
  }

  private convert(schema: Schema): Record<string, unknown> {
    if (schema.$ref !== undefined) return this.refer(schema.$ref.slice(prefix.length));
    if (schema.allOf?.length === 1) return this.convert(schema.allOf[0]!);
    if (schema.anyOf !== undefined) {
      return {
        anyOf: schema.anyOf.map((one) => (one.nullable === true ? { type: 'null' } : this.convert(one))),
      };
    }
    if (schema.properties !== undefined) return this.closed(schema.properties, schema, []);
    if (schema.type === 'array') return { type: 'array', items: this.convert(schema.items ?? {}) };
    const { type, nullable, format, enum: members } = schema;
    return {
      ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
      ...(format === undefined ? {} : { format }),
      ...(members === undefined ? {} : { enum: members }),
    };
  }

  private refer(name: string): Record<string, unknown> {
    if (this.definitions[name] === undefined) {
      this.definitions[name] = {};
      this.definitions[name] = this.define(name);
    }
    return { $ref: `#/definitions/${name}` };
  }

  private define(name: string): Record<string, unknown> {
    const schema = this.document.components.schemas[name]!;
    if (name === 'microsoft.graph.directoryObject') {
      return { anyOf: (schema.allOf?.[1]?.['x-derived-types'] ?? []).map((derived) => this.refer(derived)) };
    }
    const { properties, navigation } = this.flatten(name);
    return Object.keys(properties).length > 0
      ? this.closed(properties, schema, navigation)
      : this.convert(schema);
  }

  private closed(
    properties: Readonly<Record<string, Schema>>,
    schema: Schema,
    navigation: readonly string[],
  ): Record<string, unknown> {
    return {
      type: 'object',
      required: schema.required ?? [],
      properties: {
        ...Object.fromEntries(navigation.map((name) => [name, {}])),
        ...Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.convert(one)])),
      },
      patternProperties: { '@odata\\.': {} },
      additionalProperties: schema.additionalProperties === undefined ? false : {},
    };
  }

  private flatten(name: string): { properties: Record<string, Schema>; navigation: string[] } {
    const schema = this.document.components.schemas[name]!;
    const found = { properties: {} as Record<string, Schema>, navigation: [] as string[] };
    for (const part of schema.allOf ?? [schema]) {
      const base = part.$ref === undefined ? null : this.flatten(part.$ref.slice(prefix.length));
      Object.assign(found.properties, base?.properties ?? part.properties ?? {});
      found.navigation.push(
        ...(base?.navigation ??
          (part['x-pruned-navigationProperties'] ?? []).map((one) => one.split(':')[0]!)),
      );
    }
    return found;
  }
}
