import type { Author, Entry, Sightings } from './evidence';

/** Messages that came after a later one of their stream, with where that was. */
export function misplaced(entries: readonly Entry[], seen: Sightings): string[] {
  const byText = new Map(entries.map((entry) => [entry.text, entry]));
  const told = seen.webhook.flatMap(({ text }) => text ?? []);
  const byReader = Map.groupBy(seen.contacts, ({ reader }) => reader);
  return [
    ...late(seen.inboundRows, byText, ['contact']).map((text) => `stored: ${text}`),
    ...late(told, byText, ['contact', 'phone']).map((text) => `told: ${text}`),
    ...[...byReader].flatMap(([reader, views]) => {
      const texts = views.map(({ text }) => text);
      return late(texts, byText, ['api']).map((text) => `${reader}: ${text}`);
    }),
  ];
}

/** By first sighting of each: what comes again comes late. */
function late(
  texts: readonly string[],
  byText: ReadonlyMap<string, Entry>,
  authors: readonly Author[],
): string[] {
  const last = new Map<string, number>();
  return [...new Set(texts)].filter((text) => {
    const entry = byText.get(text);
    if (!entry || !authors.includes(entry.author)) return false;
    const number = Number(/#(\d+)$/.exec(text)?.[1]);
    const before = last.get(entry.stream) ?? -1;
    last.set(entry.stream, Math.max(before, number));
    return number < before;
  });
}
