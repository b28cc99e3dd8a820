import { lookup, Resolver } from 'node:dns/promises';

/**
 * Finds the addresses of a name, IPv4 first. Rejects with an error that has a `code` when there is
 * none or nobody answers.
 */
export type ResolveHost = (name: string) => Promise<string[]>;

/** Injection token of {@link ResolveHost}. */
export const RESOLVE_HOST = Symbol('RESOLVE_HOST');

const DNS_TIMEOUT_MS = 2_500;
const DNS_TRIES = 2;
/** How long an answer for one kind of address waits for the other, as browsers do it. */
const OTHER_FAMILY_MS = 50;

/**
 * Asks DNS directly. The system's own look-up runs on four threads that the whole process shares,
 * so that a few names whose servers are silent would stop every other webhook. It is asked only
 * where DNS cannot know better: for names without a dot, and for those that DNS does not have.
 */
export const resolveHost: ResolveHost = async (name) => {
  if (!name.includes('.') || name.endsWith('.localhost')) return askSystem(name);
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  const v4 = resolver.resolve4(name);
  const v6 = resolver.resolve6(name);
  try {
    const first = await Promise.any([v4, v6]);
    const late = new Promise<string[]>((resolve) => setTimeout(resolve, OTHER_FAMILY_MS, []));
    const both = await Promise.all(
      [v4, v6].map((family) => Promise.race([family.catch(() => []), late])),
    );
    const found = both.flat();
    return found.length > 0 ? found : first;
  } catch (error) {
    const [cause] = (error as AggregateError).errors as NodeJS.ErrnoException[];
    if (cause?.code === 'ENOTFOUND' || cause?.code === 'ECONNREFUSED') return askSystem(name);
    throw cause ?? error;
  } finally {
    resolver.cancel();
  }
};

async function askSystem(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}
