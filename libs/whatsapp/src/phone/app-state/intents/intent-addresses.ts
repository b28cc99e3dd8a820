import type { WASocket } from '@whiskeysockets/baileys';
import type { AppStateIntent } from '../../../api/app-state';
import { isGroup, isLid, personJid } from '../../../wire/addresses';
import type { AppStateKeys } from '../collections/app-state-keys';
import { chatOf, type IntentPatch, patchOf } from './intent-patches';
import { indexBytes } from '../collections/mutations';
import type { StoredCollections } from '../collections/stored-collections';

/** Chooses by which address, phone number or LID, a patch names a chat: the one under which the phone stores it. */
export class IntentAddresses {
  constructor(
    private readonly socket: WASocket,
    private readonly stored: StoredCollections,
    private readonly appStateKeys: AppStateKeys,
  ) {}

  async patchFor(intent: AppStateIntent): Promise<IntentPatch> {
    const chat = chatOf(intent);
    const person = chat && !isGroup(chat) ? personJid(chat) : null;
    if (!chat || !person) return patchOf(intent, chat ?? '', null);
    const other = await this.otherAddress(person);
    const lid = [person, other].find((jid) => jid && isLid(jid)) ?? null;
    // Contacts of the address book are stored under their phone number, where it is known.
    if (intent.kind === 'contactName') {
      const number = [person, other].find((jid) => jid && !isLid(jid));
      return patchOf(intent, number ?? person, lid);
    }
    const asGiven = patchOf(intent, person, lid);
    if (!other || (await this.isStored(asGiven))) return asGiven;
    const asOther = patchOf(intent, other, lid);
    return (await this.isStored(asOther)) ? asOther : asGiven;
  }

  /** Whether the collection has a value under the index of the patch's first mutation. */
  private async isStored({ collection, mutations: [first] }: IntentPatch): Promise<boolean> {
    const key = await this.appStateKeys.newest();
    const version = await this.stored.version(collection);
    if (!key || !version || !first) return false;
    const indexMac = key.indexMac(indexBytes(first.index));
    return (await this.stored.draft(collection, version).valueMacOf(indexMac)) !== null;
  }

  /** The LID of a phone number, or the phone number of a LID. */
  private async otherAddress(person: string): Promise<string | null> {
    const { lidMapping } = this.socket.signalRepository;
    const found = isLid(person)
      ? await lidMapping.getPNForLID(person)
      : await lidMapping.getLIDForPN(person);
    return found && personJid(found);
  }
}
