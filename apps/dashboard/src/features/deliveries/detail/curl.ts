import type { AttemptRequestView } from '@whathooks/dto';
import { uniqueNames } from '../../../shared/format/unique-names';

/** Headers that curl makes itself, or that would no longer be true. */
const LEFT_OUT = new Set(['content-length', 'host', 'connection', 'accept-encoding']);
/** What the log has in place of the values of a webhook's own headers. */
const HIDDEN = '(hidden)';

/** A string as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The beginning keeps it apart from what a shell has already, such as PATH. */
function variable(header: string): string {
  return `HEADER_${header.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/**
 * A request as a command line that sends the same bytes. Values that the log does not have are shell
 * variables, and a comment above names them; while one is not set, nothing is sent.
 */
export function toCurl({ url, headers, body }: AttemptRequestView): string {
  const kept = headers.filter(({ name }) => !LEFT_OUT.has(name.toLowerCase()));
  const hidden = kept.filter(({ value }) => value === HIDDEN).map(({ name }) => name);
  const unknown = uniqueNames(hidden, variable, '_');
  const command = [
    // Without it, curl takes brackets and braces of an address for a pattern.
    `curl --globoff -X POST ${quote(url)}`,
    ...kept.map(({ name, value }) => {
      const needed = unknown.get(name);
      return needed
        ? `-H ${quote(`${name}: `)}"\${${needed}:?}"`
        : `-H ${quote(`${name}: ${value}`)}`;
    }),
    ...(body === null ? [] : [`--data-binary ${quote(body)}`]),
  ].join(' \\\n  ');
  if (unknown.size === 0) return command;
  // Some shells read a comment that is pasted as a command: no quotes or signs in it.
  return `# First set ${[...unknown.values()].join(', ')}\n${command}`;
}
