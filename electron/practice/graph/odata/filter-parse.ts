import { filterTokens, syntaxError, type Literal, type Token } from './filter-tokens';

export type Comparison = 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt';

/** A parsed `$filter`. Inside `any`, the path is the empty string for the collection's own element, else a property of it. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly path: string;
      readonly value: Literal;
    }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: 'startsWith' | 'endsWith'; readonly path: string; readonly value: string }
  | { readonly kind: 'any'; readonly path: string; readonly condition: Filter };

const comparisons: readonly string[] = ['eq', 'ne', 'ge', 'gt', 'le', 'lt'] satisfies Comparison[];

function isComparison(text: string): text is Comparison {
  return comparisons.includes(text);
}

class Parser {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(private readonly filter: string) {
    this.tokens = filterTokens(filter);
  }

  whole(): Filter {
    const found = this.or(null);
    if (this.position < this.tokens.length) throw this.error();
    return found;
  }

  private error(): Error {
    return syntaxError(this.filter, this.tokens[this.position]?.at ?? this.filter.length);
  }

  private isWord(text: string): boolean {
    const token = this.tokens[this.position];
    return token?.kind === 'word' && token.text.toLowerCase() === text;
  }

  private isMark(text: string): boolean {
    const token = this.tokens[this.position];
    return token?.kind === 'mark' && token.text === text;
  }

  private mark(text: string): void {
    if (!this.isMark(text)) throw this.error();
    this.position += 1;
  }

  private word(): string {
    const token = this.tokens[this.position];
    if (token?.kind !== 'word') throw this.error();
    this.position += 1;
    return token.text;
  }

  private literal(): Literal {
    const token = this.tokens[this.position];
    if (token?.kind !== 'literal') throw this.error();
    this.position += 1;
    return token.value;
  }

  /** The path of a property; inside `any`, the variable alone or a property of it. */
  private path(variable: string | null): string {
    const word = this.word();
    if (variable === null) return word;
    if (word === variable) return '';
    if (word.startsWith(`${variable}/`)) return word.slice(variable.length + 1);
    this.position -= 1;
    throw this.error();
  }

  private or(variable: string | null): Filter {
    let left = this.and(variable);
    while (this.isWord('or')) {
      this.position += 1;
      left = { kind: 'or', left, right: this.and(variable) };
    }
    return left;
  }

  private and(variable: string | null): Filter {
    let left = this.unary(variable);
    while (this.isWord('and')) {
      this.position += 1;
      left = { kind: 'and', left, right: this.unary(variable) };
    }
    return left;
  }

  private unary(variable: string | null): Filter {
    if (this.isWord('not')) {
      this.position += 1;
      return { kind: 'not', operand: this.unary(variable) };
    }
    if (this.isMark('(')) {
      this.position += 1;
      const inner = this.or(variable);
      this.mark(')');
      return inner;
    }
    if (this.isWord('startswith') || this.isWord('endswith')) return this.affix(variable);
    return this.term(variable);
  }

  private affix(variable: string | null): Filter {
    const kind = this.word().toLowerCase() === 'startswith' ? 'startsWith' : 'endsWith';
    this.mark('(');
    const path = this.path(variable);
    this.mark(',');
    const value = this.literal();
    this.mark(')');
    if (typeof value !== 'string') throw this.error();
    return { kind, path, value };
  }

  private term(variable: string | null): Filter {
    const path = this.path(variable);
    if (path.endsWith('/any') && variable === null) return this.any(path.slice(0, -'/any'.length));
    const operator = this.word().toLowerCase();
    if (operator === 'in') return { kind: 'in', path, values: this.list() };
    if (isComparison(operator)) return { kind: 'compare', operator, path, value: this.literal() };
    this.position -= 1;
    throw this.error();
  }

  private any(path: string): Filter {
    this.mark('(');
    const variable = this.word();
    this.mark(':');
    const condition = this.or(variable);
    this.mark(')');
    return { kind: 'any', path, condition };
  }

  private list(): readonly Literal[] {
    this.mark('(');
    const values = [this.literal()];
    while (this.isMark(',')) {
      this.position += 1;
      values.push(this.literal());
    }
    this.mark(')');
    return values;
  }
}

/** Reads a `$filter`. Throws 400 BadRequest with the position of what cannot be read. */
export function parseFilter(filter: string): Filter {
  return new Parser(filter).whole();
}
