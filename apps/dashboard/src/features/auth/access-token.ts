/** Seconds before its end at which a token is renewed instead of used. */
const RENEW_BEFORE_SECONDS = 30;

/** When a JWT ends, in milliseconds since 1970; 0 where that cannot be read. */
export function tokenExpiry(token: string): number {
  const payload = token.split('.')[1];
  if (!payload) return 0;
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(json);
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return 0;
    return typeof claims.exp === 'number' ? claims.exp * 1000 : 0;
  } catch {
    return 0;
  }
}

/** Whether a token is worth sending at `now` (milliseconds since 1970). */
export function isFresh(token: string, now: number): boolean {
  return tokenExpiry(token) - RENEW_BEFORE_SECONDS * 1000 > now;
}
