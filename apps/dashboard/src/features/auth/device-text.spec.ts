import { deviceText } from './device-text';

// The page has the words of one language; here they are German.
jest.mock('./words', () => jest.requireActual('./words.de'));

it.each([
  ['Firefox on Windows', 'Firefox unter Windows'],
  ['Samsung Internet for Android on Android', 'Samsung Internet for Android unter Android'],
  ['curl', 'curl'],
  ['Unknown device', 'Unbekanntes Gerät'],
])('%s is %s in German', (device, words) => {
  expect(deviceText(device)).toBe(words);
});
