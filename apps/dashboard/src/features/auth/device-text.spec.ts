import { deviceText } from './device-text';
import { deviceWords } from './words.de';

it.each([
  ['Firefox on Windows', 'Firefox unter Windows'],
  ['Samsung Internet for Android on Android', 'Samsung Internet for Android unter Android'],
  ['curl', 'curl'],
  ['Unknown device', 'Unbekanntes Gerät'],
])('%s is %s in German', (device, shown) => {
  expect(deviceText(device, deviceWords)).toBe(shown);
});
