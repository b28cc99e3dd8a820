import { readFileSync } from 'node:fs';
import { FILE, phoneGroupsText } from './phone-groups.mjs';

test('the groups of phone numbers are those of the installed libphonenumber-js', () => {
  // Differs: run `node apps/dashboard/phone-groups.mjs`.
  expect(readFileSync(FILE, 'utf8')).toBe(phoneGroupsText());
});
