import type { WASocket } from '@whiskeysockets/baileys';
import { inboundMessage } from '../content/inbound';
import { type InboundStanza, isConversation } from '../content/inbound-stanza';
import type { Logger } from '../api/whatsapp-socket';
import type { Commits } from '../keys/commits';
import { mayAskPhone, type PhoneRequests } from '../phone/phone-requests';

/** Keeps messages of which nothing can be read on this device, before they are acknowledged. */
export class UnreadableMessages {
  constructor(
    private readonly socket: WASocket,
    private readonly commits: Commits,
    private readonly phone: PhoneRequests,
    private readonly logger: Logger,
  ) {}

  /** Stores a placeholder for a view-once message or an advertisement that only the phone may see. */
  async keep(inbound: InboundStanza): Promise<void> {
    if (!inbound.isNamed) {
      const { waMessageId, chat } = inbound.identity;
      this.logger.warn({ waMessageId, chat }, 'a message without id or address cannot be kept');
      return;
    }
    if (!isConversation(inbound)) return;
    const { signalRepository, authState } = this.socket;
    const message = await inboundMessage(inbound, null, authState.creds, (lid) =>
      signalRepository.lidMapping.getPNForLID(lid),
    );
    message.awaitsPhone = mayAskPhone(inbound.unavailable, message);
    await this.commits.stage({ messages: [message] });
    // Nobody waits for the answer: what comes after must not.
    if (message.awaitsPhone) void this.phone.ask([message]);
  }
}
