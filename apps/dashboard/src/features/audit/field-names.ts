import { SETTING_NAMES, SETTING_VALUES, WEBHOOK_FIELDS } from './field-words';

type Names = Readonly<Record<string, string>>;

const inWords = (names: Names, code: string): string =>
  Object.hasOwn(names, code) ? (names[code] ?? code) : code;

/**
 * What of a webhook is changed, in words.
 *
 * @param fields names of the API with commas between them; one of a newer whathooks stays as it is.
 */
export function fieldNames(fields: string): string {
  return fields
    .split(', ')
    .map((field) => inWords(WEBHOOK_FIELDS, field))
    .join(', ');
}

/** Settings with what each is from then on, both in words. A name that somebody gave stays as it is. */
export function settingTexts(details: Names): { code: string; name: string; value: string }[] {
  return Object.entries(details).map(([name, value]) => ({
    code: name,
    name: inWords(SETTING_NAMES, name),
    value: name === 'name' ? value : inWords(SETTING_VALUES, value),
  }));
}
