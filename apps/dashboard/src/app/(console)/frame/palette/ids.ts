import { contactsGet, messagesGet } from '@whathooks/api-client';
import { chatPlace } from '../../../../features/chats/address';
import { client } from '../../../../features/auth/client';
import { numberAddress } from '../../../../features/numbers/address';
import {
  deliveriesOf,
  deliveryAddress,
  webhookAddress,
} from '../../../../features/webhooks/address';
import type { words } from './words';

/** What has a page of its own, by the beginning of its id. */
export type IdKind = keyof typeof words.goTo;

const ID = /^(msg|chat|sess|dlv|att|evt|hook|ctc)_[0-9a-f]{32}$/;

/** What an id is of; null for anything else. */
export function kindOfId(text: string): IdKind | null {
  return (ID.exec(text)?.[1] as IdKind | undefined) ?? null;
}

/** Where what has an id is shown. What stands in a chat has to be asked for. */
export async function addressOfId(kind: IdKind, id: string): Promise<string> {
  switch (kind) {
    case 'chat':
      return chatPlace({ chatId: id });
    case 'sess':
      return numberAddress(id);
    case 'hook':
      return webhookAddress(id);
    case 'dlv':
      return deliveryAddress(id);
    case 'att':
    case 'evt':
      return deliveriesOf(id);
    case 'msg': {
      const { sessionId, chat } = (await messagesGet({ client, path: { id } })).data;
      return `/inbox/?${new URLSearchParams({ session: sessionId, chat, message: id })}`;
    }
    case 'ctc': {
      const { sessionId, phone, lid } = (await contactsGet({ client, path: { id } })).data;
      const chat = phone ? `${phone}@s.whatsapp.net` : `${lid}@lid`;
      return `/inbox/?${new URLSearchParams({ session: sessionId, chat })}`;
    }
  }
}
