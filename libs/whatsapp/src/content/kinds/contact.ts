import { type Kind, type Said, textOf } from './kind';

export interface ContactContent extends Said {
  type: 'contact';
}

export const contact = {
  type: 'contact',
  read(message): ContactContent | null {
    const contact = message.contactMessage ?? message.contactsArrayMessage;
    return contact ? { type: 'contact', ...textOf(contact.displayName) } : null;
  },
} satisfies Kind<ContactContent>;
