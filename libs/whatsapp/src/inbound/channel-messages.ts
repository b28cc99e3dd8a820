import { type AuthenticationCreds, proto } from '@whiskeysockets/baileys';
import { inboundMessage } from '../content/inbound';
import type { ChannelPart, InboundStanza } from '../content/inbound-stanza';
import { type Plaintext, readBytes, readMessage } from '../content/plaintext';
import type { Receives } from '../api/activity';
import type { InboundIdentity, InboundMessage } from '../api/inbound';
import type { Commits } from '../keys/commits';
import { digitsOf } from '../wire/addresses';
import { cleanId, cleanTime } from '../wire/clean';

const nobody = (): Promise<null> => Promise.resolve(null);

/** Keeps what channels say, where that is wanted. It is not encrypted: no ratchet moves with it. */
export class ChannelMessages {
  constructor(
    private readonly creds: AuthenticationCreds,
    private readonly commits: Commits,
    private readonly receives: Receives,
  ) {}

  /** Resolves when it is durable, and may be acknowledged; at once for whatever else a stanza is. */
  async keep(inbound: InboundStanza): Promise<void> {
    const { channel: part, identity } = inbound;
    if (!part || !this.receives.channels) return;
    const plaintext = saidIn(identity, part);
    if (!plaintext) return;
    const message = await inboundMessage(inbound, plaintext, this.creds, nobody);
    // A channel has no number that could be dialled.
    const channel = { from: cleanId(digitsOf(identity.chat)), fromType: 'lid' as const };
    const change = plaintext.purpose === 'change' ? changeNames(message, part) : {};
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
function saidIn(
  { waMessageId: id, chat: remoteJid }: InboundIdentity,
  { edit, bytes }: ChannelPart,
): Plaintext | null {
  const key = { id, remoteJid, fromMe: false };
  if (edit === TAKEN_BACK) return done({ type: Type.REVOKE, key });
  if (!bytes) return null;
  const said = readBytes(bytes, false);
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
  { edit = '', editedMs, madeAt }: ChannelPart,
): Pick<InboundMessage, 'waMessageId' | 'timestamp'> {
  return {
    waMessageId: cleanId(`${waMessageId}.${edit}.${editedMs ?? madeAt}`),
    timestamp: editedMs ? cleanTime(Math.floor(Number(editedMs) / 1_000)) : timestamp,
  };
}
