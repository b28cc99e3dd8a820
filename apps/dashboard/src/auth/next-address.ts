const HOME = '/overview/';

/** Where to go after logging in: an address of this site, never another one. */
export function safeNext(next: string | null): string {
  // "//evil.example" and "/\evil.example" are other sites to a browser.
  return next && /^\/(?![/\\])/.test(next) ? next : HOME;
}

/** The login page that leads back to where someone wanted to go. */
export function loginAddress(from: string): string {
  return from === HOME || from === '/' ? '/login/' : `/login/?next=${encodeURIComponent(from)}`;
}
