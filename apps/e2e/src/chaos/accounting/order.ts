import type { Author, SentMessage, Observations } from './observations';

/** Messages that came after a later one of their stream, with the place. */
export function messagesOutOfOrder(sent: readonly SentMessage[], observed: Observations): string[] {
  const byText = new Map(sent.map((entry) => [entry.text, entry]));
  const events = observed.webhook.flatMap(({ text }) => text ?? []);
  const byReader = Map.groupBy(observed.phones, ({ reader }) => reader);
  return [
    ...late(observed.inboundRows, byText, ['contact']).map((text) => `stored: ${text}`),
    ...late(events, byText, ['contact', 'phone']).map((text) => `delivered: ${text}`),
    ...[...byReader].flatMap(([reader, views]) => {
      const texts = views.map(({ text }) => text);
      return late(texts, byText, ['api']).map((text) => `${reader}: ${text}`);
    }),
  ];
}

/** Only the first observation of a message counts: a repetition comes late. */
function late(
  texts: readonly string[],
  byText: ReadonlyMap<string, SentMessage>,
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
