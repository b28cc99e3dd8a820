import {
  type BinaryNode,
  getBinaryNodeChild,
  S_WHATSAPP_NET,
  type WASocket,
} from '@whiskeysockets/baileys';
import { cleanText } from '../wire/clean';

/** How long the server may take to answer one question, in ms. */
const ANSWER_MS = 60_000;

/** What the server is asked, in words for people. */
const QUESTIONS: Record<string, string> = {
  passkey_request_options: 'when it was asked for a challenge',
  ref: 'when it was asked for a reference',
  passkey_prologue: 'when it checked the passkey',
  companion_nonce: 'when the code was agreed upon',
  encrypted_pairing_request: 'when the phone was notified of this device',
};

/** What is asked of WhatsApp's server, and acknowledged to it, while a passkey links a device. */
export class PasskeyQuestions {
  constructor(private readonly socket: Pick<WASocket, 'query' | 'sendNode'>) {}

  /**
   * The content of the answer; no bytes where it has none.
   *
   * @throws Error that says what the server refused, or that it did not answer.
   */
  async ask(
    type: 'get' | 'set',
    tag: string,
    content?: Uint8Array | BinaryNode[],
  ): Promise<Buffer> {
    let answer: BinaryNode | undefined;
    try {
      answer = (await this.socket.query(
        {
          tag: 'iq',
          attrs: { to: S_WHATSAPP_NET, xmlns: 'md', type },
          content: [{ tag, attrs: {}, ...(content === undefined ? {} : { content }) }],
        },
        ANSWER_MS,
      )) as BinaryNode | undefined;
    } catch (error) {
      const { data, message } = error as { data?: unknown; message?: string };
      const code = typeof data === 'number' ? `${data} ` : '';
      const said = cleanText(`${code}${message ?? ''}`.trim(), 100);
      throw new Error(`WhatsApp refused (${said}) ${QUESTIONS[tag]}`, { cause: error });
    }
    if (!answer) throw new Error(`WhatsApp did not answer ${QUESTIONS[tag]}`);
    return contentOf(answer, tag);
  }

  /** The server sends a notification again until it is acknowledged. */
  async acknowledge({ attrs }: BinaryNode, type: string): Promise<void> {
    const { id = '', from = S_WHATSAPP_NET } = attrs;
    const ack = { id, to: from, class: 'notification', type };
    await this.socket.sendNode({ tag: 'ack', attrs: ack });
  }
}

export function leaf(tag: string, content: Uint8Array): BinaryNode {
  return { tag, attrs: {}, content };
}

/** Bytes of a child; none where it has none. */
export function contentOf(stanza: BinaryNode, tag: string): Buffer {
  const content = getBinaryNodeChild(stanza, tag)?.content;
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0);
}
