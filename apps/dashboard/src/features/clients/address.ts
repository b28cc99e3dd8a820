/** Settings page of the clients. */
export const CLIENTS = '/settings/clients/';

/** The numbers of one client. */
export function clientNumbers(id: string): string {
  return `/numbers/?client=${encodeURIComponent(id)}`;
}
