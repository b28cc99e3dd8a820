/** A place by its coordinates, in degrees. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;

/** Where links and texts of maps have coordinates, in the order in which they are looked for. */
const PATTERNS: readonly RegExp[] = [
  // The pin of a place of Google Maps; what stands behind @ is only what is in sight.
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(
    `[?&](?:q|ll|sll|query|center|destination|daddr|cp)=(?:loc:)?${NUMBER}(?:,|%2C|~)\\+?${NUMBER}`,
  ),
  new RegExp(`^geo:${NUMBER},${NUMBER}`),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
  new RegExp(`/@${NUMBER},${NUMBER}`),
  new RegExp(`/place/${NUMBER},(?:%20|\\+)?${NUMBER}`),
  // Numbers alone: 52.52, 13.405 or 52.52 13.405.
  new RegExp(`^\\(?${NUMBER}°?\\s*[,; ]\\s*${NUMBER}°?\\)?$`),
];

/** 52°31'12.0"N 13°24'17.8"E */
const DEGREES =
  /^(\d{1,2})°\s*(?:(\d{1,2})['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)["″”]\s*)?([NS])[,\s]+(\d{1,3})°\s*(?:(\d{1,2})['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)["″”]\s*)?([EW])$/i;

/** The place that a text means: coordinates, or a link of a map. Null where it has none. Nothing is asked from anywhere. */
export function placeOf(text: string): Coordinates | null {
  const trimmed = text.trim();
  const degrees = DEGREES.exec(trimmed);
  if (degrees) {
    const [, a, b = '0', c = '0', north, d, e = '0', f = '0', east] = degrees;
    const of = (whole = '0', minutes: string, seconds: string, isNegative: boolean) =>
      (isNegative ? -1 : 1) * (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3_600);
    return onEarth(of(a, b, c, /s/i.test(north ?? '')), of(d, e, f, /w/i.test(east ?? '')));
  }
  for (const pattern of PATTERNS) {
    const [, latitude, longitude] = pattern.exec(trimmed) ?? [];
    if (latitude !== undefined && longitude !== undefined) {
      return onEarth(Number(latitude), Number(longitude));
    }
  }
  return null;
}

function onEarth(latitude: number, longitude: number): Coordinates | null {
  const isOn = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOn ? { latitude, longitude } : null;
}
