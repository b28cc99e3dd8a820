/** How libsignal's own lines begin. Several of them print whole sessions: key material. */
const LINES =
  /^(Closing session|Closing open session|Opening session|Removing old closed session|Session already (closed|open)|Migrating session|Failed to decrypt message|Session error|Decrypted message with closed session|Deprecated value|Unhandled bucket type)/;

let quiet = false;

/** Keeps libsignal from printing, and lets everything else through. Once per process. */
export function quietLibsignal(): void {
  if (quiet) return;
  quiet = true;
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    // eslint-disable-next-line no-console -- the console is what libsignal prints to
    const print = console[level].bind(console);
    // eslint-disable-next-line no-console -- as above
    console[level] = (...values: unknown[]): void => {
      if (typeof values[0] === 'string' && LINES.test(values[0])) return;
      print(...values);
    };
  }
}
