import { createRequire } from 'node:module';

interface HclParser {
  parse(file: string, text: string): Promise<unknown>;
}

function load(): HclParser | null {
  try {
    return createRequire(import.meta.url)('@cdktf/hcl2json') as HclParser;
  } catch {
    return null;
  }
}

const parser = load();

/** Why nothing can be parsed: the package is a development dependency, and installed with the others. */
export const noHclParser =
  parser === null ? ' (skipped: @cdktf/hcl2json is not installed; npm ci installs it)' : '';

/** Terraform's own parser over a file: its blocks as Terraform's JSON syntax has them. Throws where it refuses. */
export async function parseHcl(file: string, text: string): Promise<object> {
  if (parser === null) throw new Error('There is no HCL parser.');
  return Object(withoutEscapes(await parser.parse(file, text))) as object;
}

/** In that syntax a `${` that stands for itself is written with two marks; references keep one. */
function withoutEscapes(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/([$%])\1\{/gu, '$1{');
  if (Array.isArray(value)) return value.map(withoutEscapes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutEscapes(one)]));
}
