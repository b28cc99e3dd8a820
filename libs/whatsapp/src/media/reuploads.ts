import {
  type BinaryNode,
  decryptMediaRetryData,
  encryptMediaRetryRequest,
  proto,
  type WASocket,
} from '@whiskeysockets/baileys';
import { storablePath } from '../content/kinds/file-parts';
import type { Reupload, ReuploadRequest } from '../api/media';
import { isGroup } from '../wire/addresses';
import { childrenOf } from '../wire/stanzas';

/** How long the phone may take, in ms. */
const ANSWER_MS = 60_000;

/** The server's word for a message that the phone does not have. */
const NOT_FOUND = '2';

const { ResultType } = proto.MediaRetryNotification;

interface PendingReupload {
  mediaKey: Uint8Array;
  answer: PromiseWithResolvers<Reupload>;
}

/**
 * Asks our own phone to upload files again that the media servers have no more.
 *
 * Baileys waits for an answer without end, and hands it on only when it has handled everything before it:
 * the stanza is read here.
 */
export class Reuploads {
  private readonly pending = new Map<string, PendingReupload>();
  private isOver = false;

  constructor(
    private readonly socket: WASocket,
    private readonly answerMs = ANSWER_MS,
  ) {
    socket.ws.on('CB:notification,type:mediaretry', (stanza: BinaryNode) => this.onAnswer(stanza));
  }

  /** Never rejects. Concurrent requests for the same message share one answer. */
  async ask(request: ReuploadRequest): Promise<Reupload> {
    if (this.isOver) return { outcome: 'unanswered' };
    const known = this.pending.get(request.waMessageId);
    if (known) return known.answer.promise;
    const answer = Promise.withResolvers<Reupload>();
    this.pending.set(request.waMessageId, { mediaKey: request.mediaKey, answer });
    const timer = setTimeout(() => answer.resolve({ outcome: 'unanswered' }), this.answerMs);
    try {
      await this.socket.sendNode(this.question(request));
      return await answer.promise;
    } catch {
      answer.resolve({ outcome: 'unanswered' });
      return answer.promise;
    } finally {
      clearTimeout(timer);
      this.pending.delete(request.waMessageId);
    }
  }

  /** The connection is over: all requests are unanswered. */
  close(): void {
    this.isOver = true;
    for (const { answer } of this.pending.values()) answer.resolve({ outcome: 'unanswered' });
  }

  private question({ waMessageId, chat, author, fromMe, mediaKey }: ReuploadRequest): BinaryNode {
    const key = {
      id: waMessageId,
      remoteJid: chat,
      fromMe,
      ...(isGroup(chat) && { participant: author }),
    };
    return encryptMediaRetryRequest(
      key,
      mediaKey,
      this.socket.user?.id ?? '',
    ) as unknown as BinaryNode;
  }

  private onAnswer(stanza: BinaryNode): void {
    const id = stanza.attrs['id'] ?? '';
    const request = this.pending.get(id);
    request?.answer.resolve(answerIn(stanza, id, request.mediaKey));
  }
}

function answerIn(stanza: BinaryNode, id: string, mediaKey: Uint8Array): Reupload {
  const parts = childrenOf(stanza);
  const error = parts.find(({ tag }) => tag === 'error');
  if (error) return { outcome: error.attrs['code'] === NOT_FOUND ? 'not_found' : 'refused' };
  const encrypted = parts.find(({ tag }) => tag === 'encrypt');
  const [ciphertext, iv] = ['enc_p', 'enc_iv'].map((name) => bytesOf(encrypted, name));
  if (!ciphertext || !iv) return { outcome: 'refused' };
  try {
    const answer = decryptMediaRetryData(
      { ciphertext, iv },
      mediaKey,
      id,
    ) as proto.IMediaRetryNotification;
    return answer.stanzaId === id ? outcomeOf(answer) : { outcome: 'refused' };
  } catch {
    return { outcome: 'refused' };
  }
}

function outcomeOf({ result, directPath }: proto.IMediaRetryNotification): Reupload {
  if (result === ResultType.NOT_FOUND) return { outcome: 'not_found' };
  const path = result === ResultType.SUCCESS ? storablePath(directPath ?? '') : null;
  return path ? { outcome: 'uploaded', directPath: path } : { outcome: 'refused' };
}

function bytesOf(node: BinaryNode | undefined, name: string): Uint8Array | null {
  const content = node && childrenOf(node).find(({ tag }) => tag === name)?.content;
  return content instanceof Uint8Array ? content : null;
}
