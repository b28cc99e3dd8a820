import type { AttemptRequestView } from '@whathooks/dto';

/** Headers that curl makes itself, or that would no longer be true. */
const LEFT_OUT = new Set(['content-length', 'host', 'connection', 'accept-encoding']);
/** What the log has in place of the values of a webhook's own headers. */
const HIDDEN = '(hidden)';

/** A string as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Names of shell variables for the headers whose values are not known, by header. The beginning keeps
 * them apart from what a shell has already, such as PATH.
 */
function variables(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const base = `HEADER_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
    let variable = base;
    for (let count = 2; taken.has(variable); count += 1) variable = `${base}_${count}`;
    taken.add(variable);
    found.set(name, variable);
  }
  return found;
}

/**
 * A request as a command line that sends the same bytes. Values that the log does not have are shell
 * variables, and a comment above names them; while one is not set, nothing is sent.
 */
export function toCurl({ url, headers, body }: AttemptRequestView): string {
  const kept = headers.filter(({ name }) => !LEFT_OUT.has(name.toLowerCase()));
  const unknown = variables(kept.filter(({ value }) => value === HIDDEN).map(({ name }) => name));
  const command = [
    // Without it, curl takes brackets and braces of an address for a pattern.
    `curl --globoff -X POST ${quote(url)}`,
    ...kept.map(({ name, value }) => {
      const variable = unknown.get(name);
      return variable
        ? `-H ${quote(`${name}: `)}"\${${variable}:?}"`
        : `-H ${quote(`${name}: ${value}`)}`;
    }),
    ...(body === null ? [] : [`--data-binary ${quote(body)}`]),
  ].join(' \\\n  ');
  if (unknown.size === 0) return command;
  // Some shells read a comment that is pasted as a command: no quotes or signs in it.
  return `# First set ${[...unknown.values()].join(', ')}\n${command}`;
}
