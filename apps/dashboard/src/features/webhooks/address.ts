/** Page of one webhook. The id is a query parameter because the pages are files. */
export function webhookAddress(id: string): string {
  return `/webhooks/view/?id=${encodeURIComponent(id)}`;
}
