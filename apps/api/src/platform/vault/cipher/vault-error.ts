/**
 * A key or sealed value that cannot be used. The message is one line, discloses no secret, and can
 * be shown.
 */
export class VaultError extends Error {}
