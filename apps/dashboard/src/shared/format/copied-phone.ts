/** A number in groups alone, as `formatPhone` writes it. */
const GROUPED = /^\s*\+\d+(\u00a0\d+)+\s*$/;

/** What is copied of a selection that is a phone number: all of it without spaces, as programs take it. */
export function copiedPhone(selected: string): string | null {
  return GROUPED.test(selected) ? selected.replace(/\s/g, '') : null;
}

/** Puts it in place of what the browser would copy. */
export function onCopy(event: ClipboardEvent): void {
  const phone = copiedPhone(document.getSelection()?.toString() ?? '');
  if (phone === null || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', phone);
  event.preventDefault();
}
