import type { AuthenticationCreds } from '@whiskeysockets/baileys';
import {
  digitsOf,
  lidNumberOf,
  type NumberOfLid,
  otherInChat,
  personOf,
  TO_US,
  writtenTo,
} from '../wire/addresses';
import { changeOf } from './changes';
import { contentOf } from './content';
import type { InboundMessage } from '../api/inbound';
import type { InboundStanza } from './inbound-stanza';
import { VIEW_ONCE_HIDDEN } from './kinds/unsupported';
import { NOTHING, type Plaintext } from './plaintext';

/**
 * The message that a stanza brought.
 *
 * @param plaintext null where nothing of it can be read on this device.
 */
export async function inboundMessage(
  inbound: InboundStanza,
  plaintext: Plaintext | null,
  { me }: Pick<AuthenticationCreds, 'me'>,
  numberOfLid: NumberOfLid,
): Promise<InboundMessage> {
  const { identity, alternative, isOwn: fromMe, offline, pushName, timestamp } = inbound;
  const { bytes, layers } = plaintext ?? NOTHING;
  const author = fromMe
    ? ({ digits: digitsOf(me?.id ?? ''), type: 'phone' } as const)
    : await personOf(identity.author, alternative, numberOfLid);
  const to = fromMe
    ? await writtenTo(identity.chat, inbound.numberOfRecipient, numberOfLid)
    : TO_US;
  return {
    ...identity,
    from: author.digits,
    fromType: author.type,
    fromMe,
    ...to,
    lidNumber: fromMe
      ? otherInChat(identity.chat, to)
      : lidNumberOf(identity.author, author, alternative),
    pushName: fromMe ? null : pushName,
    content: isViewOnceHidden(inbound, plaintext)
      ? VIEW_ONCE_HIDDEN
      : await contentOf(layers, fromMe, me ?? {}, numberOfLid),
    timestamp,
    offline,
    bytes,
    change: changeOf(layers, { ...identity, fromMe }, me ?? {}),
    source: 'writer',
    awaitsPhone: false,
  };
}

function isViewOnceHidden({ unavailable }: InboundStanza, plaintext: Plaintext | null): boolean {
  return !plaintext && unavailable.startsWith('view_once');
}
