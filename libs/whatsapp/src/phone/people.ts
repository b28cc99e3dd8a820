import { type BinaryNode, S_WHATSAPP_NET, type WASocket } from '@whiskeysockets/baileys';
import { GroupError, type WhatsAppPeople } from '../api/groups';
import type { ServerAddress } from '../api/whatsapp-socket';
import { ANSWER_MS, answerOf } from '../groups/group-questions';
import { originOf } from '../media/media-hosts';
import { bareJid } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';

/** Codes that say that there is no picture, or that this number may not see it. */
const NO_PICTURE = new Set(['401', '403', '404']);

/** Asks the server for pictures, and blocks people. */
export class PeopleQuestions implements WhatsAppPeople {
  constructor(
    private readonly socket: WASocket,
    private readonly server: ServerAddress | null,
  ) {}

  async pictureUrl(jid: string): Promise<URL | null> {
    let address: string | undefined;
    try {
      await answerOf(async () => {
        address = await this.socket.profilePictureUrl(jid, 'image', ANSWER_MS);
        return true;
      });
    } catch (error) {
      if (error instanceof GroupError && NO_PICTURE.has(error.code ?? '')) return null;
      throw error;
    }
    const url = address === undefined ? null : URL.parse(address);
    // An address of another server than WhatsApp's own is not followed.
    return url && originOf(url.host, this.server) === url.origin ? url : null;
  }

  async setBlocked(jid: string, isBlocked: boolean): Promise<void> {
    await answerOf(async () => {
      await this.socket.updateBlockStatus(jid, isBlocked ? 'block' : 'unblock');
      return true;
    });
  }

  async blocked(): Promise<string[]> {
    const attrs = { xmlns: 'blocklist', to: S_WHATSAPP_NET, type: 'get' };
    const answer: BinaryNode = await answerOf(() =>
      this.socket.query({ tag: 'iq', attrs }, ANSWER_MS),
    );
    const list = childrenOf(answer).find(({ tag }) => tag === 'list');
    return (list ? childrenOf(list) : []).flatMap(({ attrs: { jid, pn_jid } }) =>
      [jid, pn_jid].flatMap((one) => (one ? [cleanId(bareJid(one))] : [])),
    );
  }
}
