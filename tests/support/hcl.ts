import { createRequire } from 'node:module';

interface HclParser {
  readonly parse: (file: string, text: string) => Promise<unknown>;
}

// Its own types bring those of a browser into every test.
const { parse } = createRequire(import.meta.url)('@cdktf/hcl2json') as HclParser;

/** Terraform's own parser over a file: its blocks as Terraform's JSON syntax has them. Throws where it refuses. */
export async function parseHcl(file: string, text: string): Promise<object> {
  return Object(withoutEscapes(await parse(file, text))) as object;
}

/** In that syntax a `${` that stands for itself is written with two marks; references keep one. */
function withoutEscapes(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/([$%])\1\{/gu, '$1{');
  if (Array.isArray(value)) return value.map(withoutEscapes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutEscapes(one)]));
}
