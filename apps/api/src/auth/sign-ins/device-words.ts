import { getParser } from 'bowser';

/**
 * A device in words, from what its browser says of itself: `Firefox on Windows`. It is for people to recognize
 * what is theirs; whoever wants to can say anything.
 */
export function deviceInWords(userAgent: string): string {
  if (!userAgent) return UNKNOWN;
  const parser = getParser(userAgent);
  const browser = parser.getBrowserName() || programOf(userAgent);
  const system = parser.getOSName();
  if (!browser) return UNKNOWN;
  return system ? `${browser} on ${system}` : browser;
}

const UNKNOWN = 'Unknown device';

/** `curl` of `curl/8.5.0`. */
function programOf(userAgent: string): string {
  return /^([\w .-]{1,40})\//.exec(userAgent)?.[1] ?? '';
}
