const HOME = '/overview/';

/**
 * Where to go after logging in: an address of this site, never another one. The browser's own rules say
 * what an address means: it drops tabs and line breaks, and takes a backslash for a slash.
 *
 * @param origin of this site, such as `https://dashboard.example`.
 */
export function safeNext(next: string | null, origin: string): string {
  if (!next || !isHere(next, origin)) return HOME;
  const { pathname, search, hash } = new URL(next, origin);
  const address = pathname + search + hash;
  // "/.//evil.example" is a path of this site, and what is left of it is not.
  return address.startsWith('/') && isHere(address, origin) ? address : HOME;
}

function isHere(address: string, origin: string): boolean {
  return URL.canParse(address, origin) && new URL(address, origin).origin === origin;
}

/** The login page that leads back to where someone wanted to go. */
export function loginAddress(from: string): string {
  return from === HOME || from === '/' ? '/login/' : `/login/?next=${encodeURIComponent(from)}`;
}
