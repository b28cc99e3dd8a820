import { randomBytes } from 'node:crypto';
import {
  aesDecryptGCM,
  aesEncryptGCM,
  type BinaryNode,
  hkdf,
  normalizeMessageContent,
  proto,
} from '@whiskeysockets/baileys';
import type { Account } from '../../store/accounts';
import type { Exchange } from '../../exchange/exchange';
import { directPath } from '../../media/media-store';
import type { ReuploadAnswer } from '../../media/media-faults';
import type { OnlineDevice } from '../../exchange/online-device';
import { isGroup } from '../../store/groups';
import { bytes, child, node, seconds } from '../../wire/nodes';

/** Error of an answer to a message that the phone does not have. */
const NOT_FOUND = '2';

/**
 * Answers a companion that cannot download a file: the phone uploads it again, or reports an error.
 * The answer goes out encrypted with the key of the file, which the server does not know.
 */
export function answerMediaRetry(
  exchange: Exchange,
  { account, device }: OnlineDevice,
  receipt: BinaryNode,
): void {
  const { id = '' } = receipt.attrs;
  exchange.stats(account.phone).mediaRetries += 1;
  const { reupload } = exchange.mediaFaults.of(account.phone);
  if (reupload === 'silent') return;
  const rmr = child(receipt, 'rmr');
  const file = fileOf(exchange, account, id, rmr?.attrs ?? {});
  const content =
    file && isMeantFor(receipt, id, file.mediaKey)
      ? sealedAnswer(id, file.mediaKey, answerOf(exchange, account, file.path, reupload))
      : node('error', { code: NOT_FOUND });
  const attrs = { from: receipt.attrs['to'], type: 'mediaretry', id, t: seconds() };
  exchange.enqueue(device, node('notification', attrs, [...(rmr ? [rmr] : []), content]));
}

interface FileOfMessage {
  mediaKey: Uint8Array;
  /** Direct path. */
  path: string;
}

/** The file of a message that the phone has; the companion may name the chat by phone number or LID. */
function fileOf(
  { accounts, chats }: Exchange,
  { phone }: Account,
  id: string,
  { jid = '', from_me: fromMe, participant }: Record<string, string | undefined>,
): FileOfMessage | null {
  const peer = isGroup(jid) ? jid : (accounts.named(jid)?.phone ?? '');
  const kept = chats.kept(phone, { peer, id, direction: fromMe === 'true' ? 'out' : 'in' });
  // In a group a message is named with its author, and elsewhere without.
  const author = participant === undefined ? undefined : accounts.named(participant)?.phone;
  if (isGroup(jid) ? author !== (kept?.author || phone) : participant !== undefined) return null;
  const content = normalizeMessageContent(kept?.content);
  const file = Object.values(content ?? {}).find(
    (part): part is { mediaKey: Uint8Array; directPath: string } =>
      typeof part === 'object' && part !== null && 'mediaKey' in part && 'directPath' in part,
  );
  return file?.mediaKey?.length ? { mediaKey: file.mediaKey, path: file.directPath } : null;
}

/** Whether the companion that asks has the key of the file. */
function isMeantFor(receipt: BinaryNode, id: string, mediaKey: Uint8Array): boolean {
  const encrypted = child(receipt, 'encrypt');
  try {
    const plain = aesDecryptGCM(
      bytes(child(encrypted, 'enc_p')),
      retryKey(mediaKey),
      bytes(child(encrypted, 'enc_iv')),
      Buffer.from(id),
    );
    return proto.ServerErrorReceipt.decode(plain).stanzaId === id;
  } catch {
    return false;
  }
}

function answerOf(
  { media, mediaFaults }: Exchange,
  { phone }: Account,
  path: string,
  reupload: ReuploadAnswer,
): proto.IMediaRetryNotification {
  const { ResultType } = proto.MediaRetryNotification;
  if (reupload === 'error') return { result: ResultType.GENERAL_ERROR };
  if (reupload === 'decryption_error') return { result: ResultType.DECRYPTION_ERROR };
  const stored = media.at(path.split('?')[0] ?? '');
  if (reupload === 'not_found' || !stored) return { result: ResultType.NOT_FOUND };
  const { lifeMs } = mediaFaults.of(phone);
  const again = media.again(stored, { owner: phone, uploader: 'phone', lifeMs });
  return { result: ResultType.SUCCESS, directPath: directPath(again) };
}

function sealedAnswer(
  id: string,
  mediaKey: Uint8Array,
  answer: proto.IMediaRetryNotification,
): BinaryNode {
  const plain = proto.MediaRetryNotification.encode({ stanzaId: id, ...answer }).finish();
  const iv = randomBytes(12);
  const sealed = aesEncryptGCM(plain, retryKey(mediaKey), iv, Buffer.from(id));
  return node('encrypt', {}, [node('enc_p', {}, sealed), node('enc_iv', {}, iv)]);
}

function retryKey(mediaKey: Uint8Array): Buffer {
  return Buffer.from(hkdf(mediaKey, 32, { info: 'WhatsApp Media Retry Notification' }));
}
