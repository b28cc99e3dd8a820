import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/** What the phone is to take over, as soon as the number is online. Chats and people by JID. */
export type AppStateIntent =
  | { kind: 'archive'; chat: string; archived: boolean }
  | { kind: 'pin'; chat: string; pinned: boolean }
  /** Null: not muted. */
  | { kind: 'mute'; chat: string; until: Date | null }
  | { kind: 'read'; chat: string; isRead: boolean }
  /** Null: not in the address book. */
  | { kind: 'contact'; chat: string; name: string | null };

/** What is changed here and has to be changed on the phone, too. */
@Injectable()
export class AppStateIntents {
  /** Durable with the change; the newest for one chat and kind counts. */
  record(
    _tx: Transaction,
    _session: Tenant & { id: string },
    _intents: readonly AppStateIntent[],
  ): Promise<void> {
    return Promise.resolve();
  }
}
