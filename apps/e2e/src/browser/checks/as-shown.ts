import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number as the dashboard shows it: in groups, between which no line breaks. */
export function asShown(digits: string): string {
  const shown = parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
  return shown.replaceAll(' ', '\u00a0');
}

/** The same, as a part of a regular expression. */
export function asShownIn(digits: string): string {
  return asShown(digits).replace('+', '\\+');
}
