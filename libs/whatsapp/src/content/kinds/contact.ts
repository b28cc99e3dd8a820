import type { proto } from '@whiskeysockets/baileys';
import { firstCharacters, storableText } from '../../wire/clean';
import { type Kind, lineOf, type Said, textOf } from './kind';
import { phonesIn, vcardOf } from './vcard';

/** Contacts of one message that are kept at most. */
const CONTACTS_MAX = 100;
/** Longest name of a contact, in characters. */
const NAME_MAX = 200;
/** Characters of all vCards of one message that are kept. A vCard that does not fit is absent. */
const VCARDS_MAX = 262_144;

/** Somebody whose contact is shared. */
export interface SharedContact {
  name: string | null;
  /** Digits, with a + only where the writer put none that WhatsApp knows. */
  phones: string[];
  /** The whole card, as its writer shared it; absent where it is too long to be kept. */
  vcard?: string;
}

export interface ContactContent extends Said {
  type: 'contact';
  contacts: SharedContact[];
}

export const contact = {
  type: 'contact',
  read(message): ContactContent | null {
    const { contactMessage: one, contactsArrayMessage: several } = message;
    if (!one && !several) return null;
    const contacts = sharedIn(one ? [one] : (several?.contacts ?? []));
    const names = contacts.flatMap(({ name }) => name ?? []).join(', ');
    return {
      type: 'contact',
      ...textOf((one ?? several)?.displayName || names),
      contacts,
    };
  },
  write({ text: displayName, contacts }: ContactContent) {
    const cards = contacts.map(({ name, phones, vcard }) => ({
      displayName: name ?? '',
      vcard: vcard ?? vcardOf(name ?? '', phones),
    }));
    const [one, ...more] = cards;
    return more.length === 0 && one
      ? { contactMessage: one }
      : { contactsArrayMessage: { displayName, contacts: cards } };
  },
} satisfies Kind<ContactContent>;

function sharedIn(cards: readonly proto.Message.IContactMessage[]): SharedContact[] {
  let room = VCARDS_MAX;
  return cards.slice(0, CONTACTS_MAX).map(({ displayName, vcard: given }) => {
    const vcard = storableText(given ?? '');
    const fits = vcard.length <= room;
    if (fits) room -= vcard.length;
    return {
      name: lineOf(displayName, NAME_MAX),
      phones: phonesIn(firstCharacters(vcard, VCARDS_MAX)),
      ...(fits && vcard && { vcard }),
    };
  });
}
