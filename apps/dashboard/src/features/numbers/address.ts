/** Page of one number. The id is a query parameter because the pages are files. */
export function numberAddress(id: string): string {
  return `/numbers/view/?id=${encodeURIComponent(id)}`;
}

/** Screen of all numbers. */
export const NUMBERS = '/numbers/';
/** The same, with the dialog that links one. */
export const NEW_NUMBER = '/numbers/?new';

/** Numbers that are down for one cause; for whatever cause where none is given. */
export function downNumbers(reason: string | null): string {
  const query = new URLSearchParams({ tab: 'down', ...(reason && { reason }) });
  return `${NUMBERS}?${query.toString()}`;
}
