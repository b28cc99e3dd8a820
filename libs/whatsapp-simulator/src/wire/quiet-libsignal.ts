/** Prefixes of libsignal's log lines. Several of them print whole sessions, which hold key material. */
const LINES =
  /^(Closing session|Closing open session|Opening session|Removing old closed session|Session already (closed|open)|Migrating session|Failed to decrypt message|Session error|Decrypted message with closed session|Unhandled bucket type)/;

let quiet = false;

/** Keeps libsignal from printing, and lets everything else through. Once for each process. */
export function quietLibsignal(): void {
  if (quiet) return;
  quiet = true;
  for (const level of ['info', 'warn', 'error'] as const) {
    const print = console[level].bind(console);
    console[level] = (...values: unknown[]): void => {
      if (typeof values[0] === 'string' && LINES.test(values[0])) return;
      print(...values);
    };
  }
}
