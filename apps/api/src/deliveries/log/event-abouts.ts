import type { DeliveryAboutView, MessageTypeName } from '@whathooks/dto';

/** Characters of a text that a row of the log shows. */
const TEXT_MOST = 120;

/** What events of messages, calls and reactions say of whom they concern. */
interface Told {
  from?: string;
  fromType?: string;
  fromMe?: boolean;
  to?: string | null;
  chat?: string;
  pushName?: string | null;
  type?: MessageTypeName;
  text?: string | null;
  emoji?: string | null;
}

/**
 * Whom an event concerns, and how its message begins.
 *
 * @param body JSON of its envelope, as stored.
 * @returns null where it names nobody.
 */
export function aboutOf(body: string): DeliveryAboutView | null {
  const { event, data } = JSON.parse(body) as { event?: string; data?: Told };
  if (!data) return null;
  const isOwn = event === 'message.sent_from_phone' || data.fromMe === true;
  const contact = isOwn ? (data.to ?? data.chat) : (authorOf(data) ?? data.to ?? data.chat);
  if (!contact) return null;
  const text = data.text ?? data.emoji ?? null;
  return {
    name: isOwn ? null : (data.pushName ?? null),
    contact,
    type: data.type ?? null,
    text: text && firstOf(text),
  };
}

function authorOf({ from, fromType }: Told): string | undefined {
  return from && fromType === 'lid' ? `${from}@lid` : from;
}

/** Whole characters: half of an emoji is none. */
function firstOf(text: string): string {
  if (text.length <= TEXT_MOST) return text;
  return [...text.slice(0, 2 * TEXT_MOST)].slice(0, TEXT_MOST).join('');
}
