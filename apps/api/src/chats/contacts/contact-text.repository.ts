/** Shorter texts are in no index: a page is found sooner by looking at the newest. */
const LEAST_INDEXED = 3;

/** Whether a pattern of {@link containing} finds what it stands in by an index. */
export function isIndexed(pattern: string): boolean {
  return pattern.length - 2 >= LEAST_INDEXED;
}

/** All that a contact is found by, folded. */
export function contactText(contact: string): string {
  return `folded(contact_text(${contact}.name, ${contact}.push_name, ${contact}.verified_name, ${contact}.phone, ${contact}.lid))`;
}

/** The pattern of LIKE for texts that contain another one. A phone number is found as people write it. */
export function containing(text: string): string {
  const isNumber = /^\+?[\d\s().-]+$/.test(text) && /\d/.test(text);
  const plain = isNumber ? text.replace(/\D/g, '') : text;
  return `%${plain.replace(/[\\%_]/g, '\\$&')}%`;
}
