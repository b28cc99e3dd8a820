/** Prefixes of libsignal's log lines. Several of them print whole sessions, which hold key material. */
const LINES =
  /^(Closing session|Closing open session|Opening session|Removing old closed session|Session already (closed|open)|Migrating session|V1 session storage migration|Failed to decrypt message|Session error|Decrypted message with closed session|WARNING: Expected pubkey|Unhandled bucket type)/;

let quiet = false;

/** Keeps libsignal from printing, and lets everything else through. Once per process. */
export function quietLibsignal(): void {
  if (quiet) return;
  quiet = true;
  // libsignal has no logger: it prints to the console, keys and all.
  const target = console;
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    const print = target[level].bind(target);
    target[level] = (...values: unknown[]): void => {
      if (typeof values[0] === 'string' && LINES.test(values[0])) return;
      print(...values);
    };
  }
}
