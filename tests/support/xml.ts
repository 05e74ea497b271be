/** The texts between the tags of an XML document. Throws where tags do not fit together. */
export function xmlTexts(document: string): readonly string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const body = document.replace(/^<\?xml [^?]*\?>/u, '').replaceAll(/<!--(?:(?!--)[\s\S])*-->/gu, '');
  for (const [part, closing, name, empty] of body.matchAll(
    /<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|[^<]+|</gu,
  )) {
    if (part === '<') throw new Error('A tag is not well formed.');
    if (name === undefined) texts.push(part.trim());
    else if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else.`);
    } else if (empty !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> is not closed.`);
  return texts.filter((text) => text !== '');
}
