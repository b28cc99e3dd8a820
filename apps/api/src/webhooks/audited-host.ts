/** What the audit log says of the address of a webhook: its host alone, as the rest may hold a secret. */
export function hostIn(url: string): { host: string } {
  return { host: new URL(url).host };
}
