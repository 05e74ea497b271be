import { malformedRequest } from './errors';

/** One part of a path: plain, or the alternate key of `applications(appId='…')`. */
export type Segment =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'key'; readonly name: string; readonly value: string };

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformedRequest('The request URI is not valid.');
  }
}

/** `name(key='value')` is a collection and a key; `name('value')` the same as `name/value`. */
function keyed(text: string): readonly Segment[] {
  const [, collection, inner] = /^(\w+)\((.*)\)$/u.exec(text) ?? [];
  if (collection === undefined || inner === undefined) return [{ kind: 'plain', text }];
  const [, name, quoted] = /^(?:(\w+)=)?'((?:[^']|'')*)'$/u.exec(inner) ?? [];
  if (quoted === undefined) throw malformedRequest(`The key in '${text}' is not valid.`);
  const value = quoted.replaceAll("''", "'");
  return [
    { kind: 'plain', text: collection },
    name === undefined ? { kind: 'plain', text: value } : { kind: 'key', name, value },
  ];
}

/** The segments of a path below `/v1.0`, decoded. */
export function segmentsOf(path: string): readonly Segment[] {
  return path
    .split('/')
    .filter((text) => text !== '')
    .flatMap((text) => keyed(decode(text)));
}

/** What filled a template's parameter. */
export type PathKey = { readonly name: 'id' | 'appId' | 'uniqueName'; readonly value: string };

/** A template such as `/applications/{application-id}/owners`, cut at its slashes. */
export function templateParts(template: string): readonly string[] {
  return template.slice(1).split('/');
}

/** Casts may be written `graph.directoryRole` or `microsoft.graph.directoryRole`. */
function sameName(part: string, text: string): boolean {
  return part.toLowerCase() === text.toLowerCase().replace(/^microsoft\.graph\./u, 'graph.');
}

/** How well segments fit a template: its keys, or how many parts fit before one did not. */
export function fit(
  parts: readonly string[],
  segments: readonly Segment[],
): { readonly keys: readonly PathKey[] } | { readonly fitted: number } {
  const keys: PathKey[] = [];
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return { fitted: index };
    if (part.startsWith('{')) {
      const name = segment.kind === 'plain' ? 'id' : segment.name;
      if (name !== 'id' && name !== 'appId' && name !== 'uniqueName') return { fitted: index };
      keys.push({ name, value: segment.kind === 'plain' ? segment.text : segment.value });
    } else if (segment.kind !== 'plain' || !sameName(part, segment.text)) {
      return { fitted: index };
    }
  }
  return segments.length === parts.length ? { keys } : { fitted: parts.length };
}

/** The contract's own spelling of a template for the first key, e.g. `/applications(appId='{appId}')/owners`. */
export function contractPath(template: string, key: PathKey | undefined): string {
  if (key === undefined || key.name === 'id') return template;
  return template.replace(/\/\{[\w-]+\}/u, `(${key.name}='{${key.name}}')`);
}
