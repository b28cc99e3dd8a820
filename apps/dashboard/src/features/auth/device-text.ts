import { deviceWords } from './words';

type DeviceWords = Pick<typeof deviceWords, 'on'> & { unknown: string };

/** As the API says where the browser says nothing of itself. */
const UNKNOWN = /^unknown device$/i;

/** What somebody logged in with, in the language of the page. `device`: as the API says: "Firefox on Windows". */
export function deviceText(device: string, words: DeviceWords = deviceWords): string {
  if (UNKNOWN.test(device)) return words.unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(device) ?? [];
  return browser && system ? words.on(browser, system) : device;
}
