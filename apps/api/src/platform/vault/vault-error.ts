/** A key or a sealed value that cannot be used. The message is one line, names no secret, and can be shown. */
export class VaultError extends Error {}
