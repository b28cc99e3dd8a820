import { areJidsSameUser, type GroupMetadata, type WASocket } from '@whiskeysockets/baileys';
import { SendError } from '../api/sending';
import { isLid } from '../wire/addresses';
import { addressesOf, type GroupReaders } from './group-readers';

/** Members and sender key of the groups that messages are being sent to. */
export class GroupSends {
  private readonly known = new Map<string, GroupMetadata>();
  private readonly messages = new Map<string, string>();
  private readonly busy = new Map<string, Promise<unknown>>();

  /** @param readers remembers whom each message goes to. */
  constructor(private readonly readers: GroupReaders) {}

  /** For Baileys, which asks the server when it gets nothing here. */
  readonly find = (jid: string): Promise<GroupMetadata | undefined> =>
    Promise.resolve(this.known.get(jid));

  /** The message that is being written to a group. */
  readonly messageTo = (jid: string): string | undefined => this.messages.get(jid);

  /**
   * Runs work that uses our sender key of a group, one after the other. Baileys reads who has the key, encrypts
   * with it and notes whom it gave it to, in three steps that must see the same key.
   */
  async withSenderKey<T>(jid: string, work: () => Promise<T>): Promise<T> {
    const done = (this.busy.get(jid) ?? Promise.resolve()).then(work);
    const over = done.catch(() => undefined);
    this.busy.set(jid, over);
    try {
      return await done;
    } finally {
      if (this.busy.get(jid) === over) this.busy.delete(jid);
    }
  }

  /**
   * Looks up who is in a group, and their devices. Baileys sends a message that nobody can read when
   * the question for devices goes unanswered, and the server acknowledges even that.
   *
   * @throws SendError when no device of another member is known, or only administrators may write; Baileys'
   *   own when we are no member.
   */
  async open(socket: WASocket, jid: string, waMessageId: string): Promise<void> {
    const { user: me } = socket;
    const metadata = await socket.groupMetadata(jid);
    if (metadata.announce === true && !isAdministrator(metadata, me))
      throw new SendError('refused', 'group_admins_only', 'Only administrators may write here.');
    const members = metadata.participants.map(({ id }) => id);
    const isOther = (member: string): boolean =>
      !areJidsSameUser(member, me?.id) && !areJidsSameUser(member, me?.lid);
    const devices = await socket.getUSyncDevices(members, true, false);
    if (members.some(isOther) && !devices.some((device) => isOther(device.jid)))
      throw new SendError('unknown', 'no_devices', 'WhatsApp named no device of the members.');
    // Their receipts name them by LIDs: only this answer of the server gives the numbers behind those.
    await socket.signalRepository.lidMapping.storeLIDPNMappings(numbersOf(metadata));
    await this.readers.note(jid, waMessageId, addressesOf(metadata));
    this.known.set(jid, metadata);
    this.messages.set(jid, waMessageId);
  }

  /** The message is written. The members are looked up again for the next one. */
  close(jid: string): void {
    this.known.delete(jid);
    this.messages.delete(jid);
  }
}

/** Members whose number and LID the server tells. */
function numbersOf({ participants }: Pick<GroupMetadata, 'participants'>): LidPair[] {
  return participants.flatMap(({ id, phoneNumber, lid = id }) => {
    const pn = phoneNumber ?? id;
    return isLid(lid) && !isLid(pn) ? [{ lid, pn }] : [];
  });
}

type LidPair = Parameters<
  WASocket['signalRepository']['lidMapping']['storeLIDPNMappings']
>[0][number];

function isAdministrator(
  { participants }: Pick<GroupMetadata, 'participants'>,
  me: WASocket['user'],
): boolean {
  return participants.some(
    ({ id, phoneNumber, lid, admin }) =>
      admin != null &&
      [id, phoneNumber, lid].some(
        (jid) => jid && [me?.id, me?.lid].some((own) => areJidsSameUser(jid, own)),
      ),
  );
}
