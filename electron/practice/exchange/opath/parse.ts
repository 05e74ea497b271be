import { propertyRule, propertyValueProblem } from './properties';
import { OpathError, tokenize } from './tokens';
import type { PropertyRule } from './properties';
import type { Token } from './tokens';

export type Operator = 'eq' | 'ne' | 'like' | 'notlike';

/** A parsed OPATH filter. */
export type Filter =
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly operator: Operator;
      readonly value: string;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter };

const operators: Readonly<Record<string, Operator>> = {
  '-eq': 'eq',
  '-ne': 'ne',
  '-like': 'like',
  '-notlike': 'notlike',
};

/**
 * Parses an OPATH filter (facts 6.4); throws an OpathError. A mix of -and and -or on one level needs parentheses here:
 * which of them binds tighter is not in the facts, and a filter that depends on it should not be written.
 */
export function parseOpath(filter: string): Filter {
  const parser = new Parser(tokenize(filter));
  return parser.whole();
}

class Parser {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Filter {
    if (this.tokens.length === 0) throw new OpathError('The filter is empty.');
    const filter = this.chain();
    const rest = this.tokens[this.next];
    if (rest !== undefined) throw unexpected(rest);
    return filter;
  }

  private chain(): Filter {
    const parts = [this.term()];
    let joint: '-and' | '-or' | null = null;
    for (;;) {
      const token = this.tokens[this.next];
      if (token?.kind !== 'operator' || (token.text !== '-and' && token.text !== '-or')) break;
      if (joint !== null && joint !== token.text) {
        throw new OpathError(`Use parentheses where -and and -or are mixed (position ${token.at}).`);
      }
      joint = token.text;
      this.next += 1;
      parts.push(this.term());
    }
    const [first] = parts;
    if (joint === null && first !== undefined) return first;
    return { kind: joint === '-and' ? 'and' : 'or', parts };
  }

  private term(): Filter {
    const token = this.take();
    if (token.kind === 'operator' && token.text === '-not') return { kind: 'not', part: this.term() };
    if (token.kind === 'open') {
      const inside = this.chain();
      const close = this.take();
      if (close.kind !== 'close') throw unexpected(close);
      return inside;
    }
    if (token.kind !== 'word') throw unexpected(token);
    const property = propertyRule(token.text);
    if (property === null) {
      throw new OpathError(`"${token.text}" is not a recognized filterable property.`);
    }
    return this.comparison(property);
  }

  private comparison(property: PropertyRule): Filter {
    const sign = this.take();
    const operator = sign.kind === 'operator' ? operators[sign.text] : undefined;
    if (operator === undefined) throw unexpected(sign);
    const token = this.take();
    if (token.kind !== 'value') throw unexpected(token);
    const isPattern = operator === 'like' || operator === 'notlike';
    const wildcard = isPattern ? token.text.indexOf('*') : -1;
    if (wildcard !== -1 && (wildcard !== token.text.length - 1 || !property.wildcards)) {
      const why = property.wildcards ? 'only at the end of a value' : `not with ${property.name}`;
      throw new OpathError(`A wildcard may be used ${why} (position ${token.at}).`);
    }
    const problem = wildcard === -1 ? propertyValueProblem(property, token.text) : null;
    if (problem !== null) throw new OpathError(`'${token.text}' ${problem} (property ${property.name}).`);
    return { kind: 'compare', property: property.name, operator, value: token.text };
  }

  private take(): Token {
    const token = this.tokens[this.next];
    if (token === undefined) throw new OpathError('Invalid filter syntax: the filter ends too early.');
    this.next += 1;
    return token;
  }
}

function unexpected(token: Token): OpathError {
  const shown = 'text' in token ? token.text : token.kind === 'open' ? '(' : ')';
  return new OpathError(`Invalid filter syntax at position ${token.at}: '${shown}' is not expected.`);
}
