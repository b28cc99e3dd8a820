/** Phone numbers of one vCard that are kept at most. */
const PHONES_MAX = 20;
/** Longest phone number, in characters. */
const PHONE_MAX = 40;

/**
 * The phone numbers of a vCard: digits of those that WhatsApp knows, and as they stand there else; each
 * once. What is no vCard has none.
 */
export function phonesIn(vcard: string): string[] {
  const phones = new Set<string>();
  for (const line of vcard.split(/\r\n|\r|\n/)) {
    if (phones.size === PHONES_MAX) break;
    const phone = phoneIn(line);
    if (phone) phones.add(phone);
  }
  return [...phones];
}

/** `item1.TEL;type=CELL;waid=15551234567:+1 555 123-4567` */
function phoneIn(line: string): string | null {
  const colon = line.indexOf(':');
  if (colon < 0) return null;
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  if (!/^(?:[\w-]+\.)?TEL$/i.test(name)) return null;
  const known = parameters.find((parameter) => /^waid=\d{5,20}$/i.test(parameter));
  const given = line
    .slice(colon + 1)
    .trim()
    .replace(/^tel:/i, '');
  return known?.slice('waid='.length) ?? (given.slice(0, PHONE_MAX) || null);
}

/**
 * A vCard as phones make it.
 *
 * @param phones digits with country code: WhatsApp offers to write to them.
 */
export function vcardOf(name: string, phones: readonly string[]): string {
  const escaped = name.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, ' ');
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:;${escaped};;;`,
    `FN:${escaped}`,
    ...phones.map((digits) => `TEL;type=CELL;type=VOICE;waid=${digits}:+${digits}`),
    'END:VCARD',
  ].join('\n');
}
