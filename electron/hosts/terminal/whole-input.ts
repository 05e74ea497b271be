/** Longer input loses its middle, so that a log of any length can be piped in. */
const longest = 4 * 1024 * 1024;

/** A stream's text up to its end; of a very long one the beginning and the end. */
export async function wholeInput(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > 2 * longest) text = shortened(text);
  }
  return text.length > longest ? shortened(text) : text;
}

function shortened(text: string): string {
  return `${text.slice(0, longest / 2)}${text.slice(-longest / 2)}`;
}
