import type { WASocket } from '@whiskeysockets/baileys';
import { isGroup } from '../wire/addresses';
import type { Notice } from '../api/inbound';
import type { GroupSends } from './group-sends';
import type { Ratchets } from '../keys/ratchets';
import type { SenderKeyMemory } from '../keys/sender-key-memory';

/** The server's words for a member who left a group, or was removed. */
const GONE = new Set(['remove', 'leave']);

/**
 * Makes a new sender key for each group that somebody left: they have the old one, and could read later messages
 * with it. Baileys would keep it.
 */
export class GroupDepartures {
  constructor(
    private readonly socket: Pick<WASocket, 'user' | 'signalRepository'>,
    private readonly ratchets: Ratchets,
    private readonly memory: SenderKeyMemory,
    private readonly groups: GroupSends,
  ) {}

  /** Makes new keys for the groups that somebody left, as these notices say. */
  async renewKeysAfter(notices: readonly Notice[]): Promise<void> {
    const left = notices.filter(
      ({ type, from, details }) =>
        type === 'w:gp2' && isGroup(from) && details.children.some(({ tag }) => GONE.has(tag)),
    );
    for (const group of new Set(left.map(({ from }) => from))) await this.renewKey(group);
  }

  private async renewKey(group: string): Promise<void> {
    const { user, signalRepository } = this.socket;
    // It may stand under our number and under our LID.
    const names = [user?.id, user?.lid].flatMap((me) => {
      if (!me) return [];
      const [id, device] = signalRepository.jidToSignalProtocolAddress(me).split('.');
      return [`${group}::${id}::${device}`];
    });
    const gone = Object.fromEntries(names.map((name) => [name, null]));
    await this.groups.withSenderKey(group, () => {
      this.memory.forget(group);
      // The key and who has it go together: nobody has the new one.
      const nobody = { 'sender-key': gone, 'sender-key-memory': { [group]: null } };
      return this.ratchets.transaction(() => this.ratchets.set(nobody));
    });
  }
}
