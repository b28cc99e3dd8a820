import type { ChatName } from '../../chats/contacts/chat-names.repository';
import type { MessageText } from '../../messages/store/message-texts.repository';
import { lexemesOf } from '../text/lexemes';
import { tokensOf } from '../text/tokens';
import { type Field, inField, type Place, placeLexemes, quoted } from './places';
import type { Entry } from './search-entries.repository';

/** What a message is found by; null for one without words. */
export function messageEntry(message: MessageText): Entry | null {
  return entryOf('m', message, [
    ['text', message.text],
    ['fileName', message.fileName],
  ]);
}

/** What a person or a group is found by; null for one without a name. */
export function nameEntry(name: ChatName): Entry | null {
  return entryOf(name.kind === 'contact' ? 'c' : 'g', { ...name, chat: null }, [
    ['name', nameText(name)],
  ]);
}

/** All names and numbers of a person or a group, one a line. */
export function nameText(name: ChatName): string {
  return nameFields(name)
    .map(({ value }) => value)
    .join('\n');
}

/** Names and numbers, and what each is. */
export function nameFields({
  subject,
  name,
  verifiedName,
  pushName,
  phone,
  lid,
}: ChatName): { field: NameField; value: string }[] {
  const fields = { subject, name, verifiedName, pushName, phone, lid };
  return Object.entries(fields).flatMap(([field, value]) =>
    value === null ? [] : [{ field: field as NameField, value }],
  );
}

export type NameField = 'subject' | 'name' | 'verifiedName' | 'pushName' | 'phone' | 'lid';

function entryOf(
  kind: Entry['kind'],
  place: Place,
  texts: readonly (readonly [Field, string | null])[],
): Entry | null {
  const lexemes = new Set<string>();
  for (const [field, text] of texts) {
    const words = lexemesOf(tokensOf(text ?? ''));
    if (words.size === 0) continue;
    for (const word of words) lexemes.add(inField(field, word));
    for (const word of placeLexemes(field, place)) lexemes.add(word);
  }
  if (lexemes.size === 0) return null;
  const words = Array.from(lexemes, quoted).join(' ');
  return { kind, id: place.id, organizationId: place.organizationId, words };
}
