/** Page of one number. The id is a query parameter because the pages are files. */
export function numberAddress(id: string): string {
  return `/numbers/view/?id=${encodeURIComponent(id)}`;
}
