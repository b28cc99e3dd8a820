import type { AuthenticationCreds } from '@whiskeysockets/baileys';
import { inboundMessage } from '../content/inbound';
import type { InboundStanza } from '../content/inbound-stanza';
import { readBytes } from '../content/plaintext';
import type { Receives } from '../api/activity';
import type { Commits } from '../keys/commits';
import { digitsOf } from '../wire/addresses';
import { cleanId } from '../wire/clean';
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
    if (!stanza.attrs['from']?.endsWith('@newsletter') || !this.receives().channels) return;
    const open = childrenOf(stanza).find(({ tag }) => tag === 'plaintext');
    if (!(open?.content instanceof Uint8Array)) return;
    const plaintext = readBytes(open.content, false);
    if (plaintext.purpose !== 'message') return;
    const message = await inboundMessage(inbound, plaintext, this.creds, nobody);
    // A channel has no number that could be dialled.
    const channel = { from: cleanId(digitsOf(identity.chat)), fromType: 'lid' as const };
    await this.commits.stage({ messages: [{ ...message, ...channel, lidNumber: null }] });
  }
}
