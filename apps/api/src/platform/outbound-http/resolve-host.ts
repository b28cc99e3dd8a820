import { Resolver } from 'node:dns/promises';
import { fromHostsFile } from './hosts-file';

/**
 * Resolves a name, IPv4 first. Rejects with an error that has a `code` when there is no address or
 * no response.
 */
export type ResolveHost = (name: string) => Promise<string[]>;

/** Injection token of {@link ResolveHost}. */
export const RESOLVE_HOST = Symbol('RESOLVE_HOST');

/**
 * Deadline of a lookup, however many name servers are silent; well within a request's own deadline.
 */
const TIMEOUT_MS = 6_000;
const DNS_TIMEOUT_MS = 2_500;
const DNS_TRIES = 2;
/** How long the addresses of one family wait for those of the other, as in browsers. */
const OTHER_FAMILY_MS = 50;

/**
 * Queries DNS directly, and the hosts file for names unknown to DNS. The system's resolver is never
 * used: it runs on four threads shared by the whole process, so a few names with silent servers
 * would stop every other webhook.
 *
 * @param options.servers `address:port` of name servers instead of the system's.
 * @param options.boundMs instead of {@link TIMEOUT_MS}.
 */
export function hostResolver(options: { servers?: string[]; boundMs?: number } = {}): ResolveHost {
  const boundMs = options.boundMs ?? TIMEOUT_MS;
  return async (name) => {
    const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
    if (options.servers) resolver.setServers(options.servers);
    let isLate = false;
    const bound = setTimeout(() => {
      isLate = true;
      resolver.cancel();
    }, boundMs);
    try {
      return await askDns(resolver, name);
    } catch (error) {
      if (isLate) throw silent(name, boundMs);
      const found = isUnknown(error) ? await fromHostsFile(name) : [];
      if (found.length === 0) throw error;
      return found;
    } finally {
      clearTimeout(bound);
      resolver.cancel();
    }
  };
}

export const resolveHost: ResolveHost = hostResolver();

async function askDns(resolver: Resolver, name: string): Promise<string[]> {
  const families = [resolver.resolve4(name), resolver.resolve6(name)];
  try {
    const first = await Promise.any(families);
    const late = new Promise<string[]>((resolve) => setTimeout(resolve, OTHER_FAMILY_MS, []));
    const both = await Promise.all(
      families.map((family) => Promise.race([family.catch(() => []), late])),
    );
    const found = both.flat();
    return found.length > 0 ? found : first;
  } catch (error) {
    const [cause] = (error as AggregateError).errors as unknown[];
    throw cause ?? error;
  }
}

/** DNS has no such name, or there is no DNS here at all. */
function isUnknown(error: unknown): boolean {
  return /^(ENOTFOUND|ECONNREFUSED)$/.test((error as NodeJS.ErrnoException).code ?? '');
}

function silent(name: string, boundMs: number): NodeJS.ErrnoException {
  const message = `no name server responded for ${name} within ${boundMs} ms`;
  return Object.assign(new Error(message), { code: 'ETIMEOUT', syscall: 'queryA' });
}
