/** The address of a web page that a contact named; null for anything else, which a click could run. */
export function safeLink(text: string): string | null {
  try {
    const { protocol, href } = new URL(/^[a-z][\w+.-]*:/i.test(text) ? text : `https://${text}`);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** A page with a map of a place. */
export function mapAddress({
  latitude,
  longitude,
}: {
  latitude: number;
  longitude: number;
}): string {
  const place = `${latitude.toFixed(6)}/${longitude.toFixed(6)}`;
  return `https://www.openstreetmap.org/?mlat=${latitude.toFixed(6)}&mlon=${longitude.toFixed(6)}#map=16/${place}`;
}
