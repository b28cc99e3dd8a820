import type { AttemptRequestView } from '@whathooks/dto';

/** Headers that curl makes itself, or that would no longer be true. */
const LEFT_OUT = new Set(['content-length', 'host', 'connection', 'accept-encoding']);

/** A string as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A request as a command line that sends the same bytes. */
export function toCurl({ url, headers, body }: AttemptRequestView): string {
  const kept = headers.filter(({ name }) => !LEFT_OUT.has(name.toLowerCase()));
  return [
    `curl -X POST ${quote(url)}`,
    ...kept.map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-binary ${quote(body)}`]),
  ].join(' \\\n  ');
}
