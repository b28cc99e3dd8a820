// @ts-check
/**
 * Writes how countries group the digits of phone numbers, as libphonenumber-js has it, to
 * `src/shared/format/phone-groups.json`. Run it after another version of that package.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {[sizes: string, begins?: string]} PhoneGroup */

/** Numbers that WhatsApp has and libphonenumber does not: mobile numbers of Mexico as they were until 2019. */
const OF_WHATSAPP = /** @type {Record<string, PhoneGroup[]>} */ ({
  52: [
    ['1 2 4 4', '1(?:33|5[56]|81)'],
    ['1 3 3 4', '1'],
  ],
});

/**
 * Groups by calling code. Of the groups of a code the first counts that fits: `sizes` of "3 3 4" or, where the last one
 * varies, "3 4,7", and `begins` with what such a number begins behind the code.
 *
 * @returns {Record<string, PhoneGroup[]>}
 */
export function phoneGroups() {
  const { country_calling_codes, countries, nonGeographic } = createRequire(import.meta.url)(
    'libphonenumber-js/metadata.min.json',
  );
  /** @type {Record<string, PhoneGroup[]>} */
  const groups = {};
  // Countries that share a code write their numbers as the first of them does.
  for (const [code, [country]] of Object.entries(country_calling_codes)) {
    const [, , , , formats] = countries[country] ?? nonGeographic[code];
    groups[code] = [...(formats || []).map(groupOf), ...(OF_WHATSAPP[code] ?? [])];
  }
  return groups;
}

/**
 * A format of libphonenumber, such as `["(\\d{3})(\\d{4})", "$1-$2", ["310"]]`. Of the beginnings the last one is the
 * strictest.
 *
 * @param {[pattern: string, format: string, begins?: string[]]} format
 * @returns {PhoneGroup}
 */
function groupOf([pattern, , begins]) {
  if (!/^(\(\\d(\{\d+(,\d+)?\})?\))+$/.test(pattern)) throw new Error(`No groups: ${pattern}`);
  const sizes = Array.from(
    pattern.matchAll(/\((?:\\d)(?:\{([\d,]+)\})?\)/g),
    ([, size]) => size ?? '1',
  );
  const begin = begins?.at(-1);
  return begin ? [sizes.join(' '), begin] : [sizes.join(' ')];
}

/** As it stands in the file: a line for each code. */
export function phoneGroupsText() {
  const lines = Object.entries(phoneGroups()).map(
    ([code, groups]) => `  "${code}": ${JSON.stringify(groups)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

export const FILE = join(import.meta.dirname, 'src/shared/format/phone-groups.json');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, phoneGroupsText());
