import * as oidc from 'openid-client';

/** What the library says of an answer that does not hold, by its codes. */
const NO_PROOF: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_USERINFO_EXPECTED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
]);

/** What the provider says of a code that opens nothing. Its other errors are of our settings, or of its own state. */
const NO_CODE = 'invalid_grant';

/** Whether somebody brought what proves nothing; else the provider is away, or not as it should be. */
export function isNoProof(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.error === NO_CODE;
  if (error instanceof oidc.AuthorizationResponseError) return true;
  return codesOf(error).some((code) => NO_PROOF.has(code));
}

/** Codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesOf(error.cause)];
}
