import { type AuthenticationCreds, type BinaryNode, proto } from '@whiskeysockets/baileys';
import { inboundMessage } from '../content/inbound';
import type { InboundStanza } from '../content/inbound-stanza';
import { type Plaintext, readBytes, readMessage } from '../content/plaintext';
import type { Receives } from '../api/activity';
import type { InboundMessage } from '../api/whatsapp-socket';
import type { Commits } from '../keys/commits';
import { digitsOf, isChannel } from '../wire/addresses';
import { cleanId, cleanTime } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';

const nobody = (): Promise<null> => Promise.resolve(null);

/** Keeps what channels say, where that is wanted. It is not encrypted: no ratchet moves with it. */
export class ChannelMessages {
  constructor(
    private readonly creds: AuthenticationCreds,
    private readonly commits: Commits,
    private readonly receives: () => Receives,
  ) {}

  /** Resolves when it is durable, and may be acknowledged; at once for whatever else a stanza is. */
  async keep(inbound: InboundStanza): Promise<void> {
    const { stanza, identity } = inbound;
    if (!isChannel(stanza.attrs['from'] ?? '') || !this.receives().channels) return;
    const plaintext = saidIn(stanza);
    if (!plaintext) return;
    const message = await inboundMessage(inbound, plaintext, this.creds, nobody);
    // A channel has no number that could be dialled.
    const channel = { from: cleanId(digitsOf(identity.chat)), fromType: 'lid' as const };
    const change = plaintext.purpose === 'change' ? changeNames(message, stanza) : {};
    const kept = { ...message, ...channel, ...change, lidNumber: null };
    await this.commits.stage({ messages: [kept] });
  }
}

/** What the attribute `edit` of a channel's message says. */
const EDITED = '3';
const TAKEN_BACK = '8';

const { Type } = proto.Message.ProtocolMessage;

/**
 * What a channel says, or does to what it said: then the stanza has the id of that, and the attribute `edit`. Null
 * for what is no message.
 */
function saidIn(stanza: BinaryNode): Plaintext | null {
  const { id, from, edit } = stanza.attrs;
  const key = { id, remoteJid: from, fromMe: false };
  if (edit === TAKEN_BACK) return done({ type: Type.REVOKE, key });
  const open = childrenOf(stanza).find(({ tag }) => tag === 'plaintext');
  if (!(open?.content instanceof Uint8Array)) return null;
  const said = readBytes(open.content, false);
  if (said.purpose !== 'message') return null;
  return edit === EDITED && said.message
    ? done({ type: Type.MESSAGE_EDIT, key, editedMessage: said.message })
    : said;
}

/** The same as people write it who change a message. */
function done(protocolMessage: proto.Message.IProtocolMessage): Plaintext {
  const message = { protocolMessage };
  return readMessage(message, proto.Message.encode(message).finish(), false);
}

/** An edit has the id of its message, and when it was made: there may be several. */
function changeNames(
  { waMessageId, timestamp }: InboundMessage,
  stanza: BinaryNode,
): Pick<InboundMessage, 'waMessageId' | 'timestamp'> {
  const meta = childrenOf(stanza).find(({ tag }) => tag === 'meta');
  const { edit = '', t = '' } = stanza.attrs;
  const { msg_edit_t: editedMs } = meta?.attrs ?? {};
  return {
    waMessageId: cleanId(`${waMessageId}.${edit}.${editedMs ?? t}`),
    timestamp: editedMs ? cleanTime(Math.floor(Number(editedMs) / 1_000)) : timestamp,
  };
}
