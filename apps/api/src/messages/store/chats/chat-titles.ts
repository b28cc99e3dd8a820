import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../../platform/database/tenant-repository';

/** Where a chat is: UUID of its session, and its JID. */
export interface ChatPlace {
  sessionId: string;
  jid: string;
}

/** What knows the names of chats. */
export interface ChatNamer {
  /** The chats that are known, with their titles. */
  titlesIn(
    tenant: Tenant,
    places: readonly ChatPlace[],
  ): Promise<(ChatPlace & { title: string })[]>;
}

/** Titles of the chats of messages. Who keeps chats stands above messages, and registers here. */
@Injectable()
export class ChatTitles {
  private namer: ChatNamer | null = null;

  register(namer: ChatNamer): void {
    this.namer = namer;
  }

  /** Finds the title of a chat; undefined for one that is not known. */
  async of(
    tenant: Tenant,
    places: readonly ChatPlace[],
  ): Promise<(place: ChatPlace) => string | undefined> {
    const found = places.length > 0 ? await this.namer?.titlesIn(tenant, places) : undefined;
    const titles = new Map(found?.map(({ sessionId, jid, title }) => [sessionId + jid, title]));
    return ({ sessionId, jid }) => titles.get(sessionId + jid);
  }
}
