import { inflateSync } from 'node:zlib';
import type { proto } from '@whiskeysockets/baileys';
import { HISTORY_MAX_BYTES } from './phone-messages';
import { bytesOfField } from '../wire/protobuf-fields';

/** Number of the salt in a history, which Baileys' description of it does not have. */
const SALT_FIELD = 19;

/** The salt of privacy tokens in a history of our own phone; null where there is none. */
export function saltIn(said: proto.Message.IProtocolMessage): Uint8Array | null {
  const packed = said.historySyncNotification?.initialHistBootstrapInlinePayload;
  if (!packed?.length) return null;
  try {
    const history = inflateSync(packed, { maxOutputLength: HISTORY_MAX_BYTES });
    const salt = bytesOfField(history, SALT_FIELD);
    return salt?.length ? salt : null;
  } catch {
    // The reader of this history's messages logs what is wrong with it.
    return null;
  }
}
