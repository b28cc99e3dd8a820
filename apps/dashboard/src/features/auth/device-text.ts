import { deviceWords } from './words';

/** What somebody logged in with, in the language of the page. `device`: as the API says: "Firefox on Windows". */
export function deviceText(device: string): string {
  if (device === 'Unknown device') return deviceWords.unknown;
  const [, browser, system] = /^(.+) on (.+)$/.exec(device) ?? [];
  return browser && system ? deviceWords.on(browser, system) : device;
}
