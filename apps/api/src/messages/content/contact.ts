import type { ContactRequest } from '@whathooks/dto';
import { phonesIn, vcardOf } from '@whathooks/whatsapp';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { type ContentKind, ofAnyKind } from './kind';

export const contact: ContentKind<'contact'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), contacts: content.contacts }),
  fromRequest({ contacts }) {
    if (!contacts) return null;
    const cards = contacts.map(cardOf);
    return { type: 'contact', text: cards.map(({ name }) => name).join(', '), contacts: cards };
  },
};

/** @throws ApiError invalid_request */
function cardOf({ name, phones, vcard }: ContactRequest, index: number) {
  if ((phones === undefined) === (vcard === undefined)) {
    const path = `contacts.${index}`;
    const message = `${path} must have either phones or vcard`;
    throw invalidField(path, message, phones === undefined ? 'required' : 'not_together');
  }
  const card = vcard ?? vcardOf(name, phones ?? []);
  return { name, phones: phones ?? phonesIn(card), vcard: card };
}
