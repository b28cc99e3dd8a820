import { Injectable } from '@nestjs/common';
import type { GroupInfo, GroupNews } from '@whathooks/whatsapp';
import { newId, newIdAt } from '../../../platform/database/ids';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import { EventBus } from '../../../platform/events/event-bus';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { ChatEvents } from '../../kept/chat-events';
import { ChatNoticesRepository, type NewNotice } from '../../kept/store/chat-notices.repository';
import { ChatsRepository } from '../../kept/store/chats.repository';
import type { PersonAddress } from '../../contacts/person-address';
import { groupEvent, isOwn, shownChangesOf } from './group-events';
import { lidsIn, NamedPeople } from './named-people';
import { type OwnGroupChange, OwnGroupChanges, isWriterOf } from './own-group-changes';
import type { GroupRow } from '../store/group-rows';
import { GroupsRepository } from '../store/groups.repository';
import { MembersRepository } from '../store/members.repository';

/** What happened to a group. */
export interface GroupUpdate {
  jid: string;
  news: readonly GroupNews[];
  /** Who did it; null where WhatsApp does not say. */
  by: PersonAddress | null;
  at: Date;
  /** Names the request or the notice that reports it: the same one again writes nothing twice. */
  writer: string;
  /** The change that was requested here and that this answers; else {@link OwnGroupChanges} is searched for one. */
  own?: OwnGroupChange;
}

/** News whose subject or membership stands in lists of chats. */
const SHOWN_IN_LISTS = new Set<GroupNews['change']>([
  'created',
  'subject',
  'added',
  'removed',
  'left',
  'deleted',
]);

/**
 * Keeps groups: a change is written to the row of the group and its members, as a line of its conversation and as an
 * event, in one transaction and once.
 */
@Injectable()
export class GroupChanges {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly members: MembersRepository,
    private readonly own: OwnGroupChanges,
    private readonly chats: ChatsRepository,
    private readonly chatEvents: ChatEvents,
    private readonly notices: ChatNoticesRepository,
    private readonly bus: EventBus,
  ) {}

  /** Returns the group as it is now. */
  async apply(tx: Transaction, session: SessionContext, update: GroupUpdate): Promise<GroupRow> {
    const { jid } = update;
    let group = await this.groups.lock(tx, session, jid);
    const named = new NamedPeople(await this.numbersOf(tx, session, group, update));
    const by = update.by && named.person(update.by);
    const lines: NewNotice[] = [];
    const events: AnyDomainEvent[] = [];
    const actor = by ? { digits: by.digits, type: by.type } : undefined;
    for (const news of update.news.map((one) => named.news(one))) {
      await this.take(tx, session, group, news, update.at);
      group = (await this.groups.find(session, jid, tx)) ?? group;
      const own = update.own ?? this.ownOf(session, { ...update, by }, news);
      if (own && !isWriterOf(own, update.writer)) continue;
      for (const one of shownChangesOf(news, { digits: session.phone, type: 'phone' })) {
        const { change, members, value } = one;
        lines.push({
          kind: `group_${change}`,
          ...own?.by,
          ...(actor && { actor }),
          ...(members && { members: members.map(({ digits }) => digits) }),
          ...(value !== undefined && { value }),
        });
        events.push(groupEvent(session, group, one, by, update.at));
      }
    }
    await this.publish(tx, session, group, update.news, { lines, events });
    return (await this.groups.find(session, jid, tx)) ?? group;
  }

  /** Writes all that WhatsApp says about a group of the number. `chat.updated` follows where lists show a difference. */
  async takeWhole(
    tx: Transaction,
    session: SessionContext,
    group: GroupRow,
    info: GroupInfo,
  ): Promise<void> {
    const lids = lidsIn([{ change: 'created', group: info }]);
    const named = new NamedPeople(await this.members.numbersOf(tx, session, group.id, lids));
    const { owner, members } = named.group(info);
    await this.groups.setWhole(tx, session, group.id, { ...info, owner });
    await this.members.replace(tx, session, group.id, members);
    const isShown = group.subject !== info.subject || group.leftAt !== null || !group.readAt;
    if (isShown && group.chatId) await this.chatEvents.updated(tx, session, [group.chatId]);
  }

  /** WhatsApp says that the number is not a member of the group; no notice said when it left. */
  async takeLeft(tx: Transaction, session: SessionContext, group: GroupRow): Promise<void> {
    await this.groups.set(tx, session, group.id, { leftAt: group.leftAt ?? new Date() });
    await this.groups.want(tx, session, group.id, null);
    if (!group.leftAt && group.chatId) await this.chatEvents.updated(tx, session, [group.chatId]);
  }

  private ownOf(session: SessionContext, { jid, by, writer }: GroupUpdate, news: GroupNews) {
    return isOwn(session, by) ? this.own.find(session.id, jid, writer, news) : undefined;
  }

  /** Phone numbers of the people whom the update names by a LID, as far as they were ever learned. */
  private numbersOf(
    tx: Transaction,
    session: SessionContext,
    { id }: GroupRow,
    { news, by }: GroupUpdate,
  ): Promise<Map<string, string>> {
    const lids = [...lidsIn(news), ...(by?.type === 'lid' ? [by.digits] : [])];
    return this.members.numbersOf(tx, session, id, lids);
  }

  private async take(
    tx: Transaction,
    session: SessionContext,
    group: GroupRow,
    news: GroupNews,
    at: Date,
  ): Promise<void> {
    const { id } = group;
    const concernsUs = 'members' in news && news.members.some((one) => isOwn(session, one));
    switch (news.change) {
      case 'created':
        return this.takeWhole(tx, session, group, news.group);
      case 'subject':
        return this.groups.set(tx, session, id, { subject: news.subject });
      case 'description':
        return this.groups.set(tx, session, id, { description: news.description });
      case 'picture':
        return this.groups.set(tx, session, id, { pictureId: news.pictureId });
      case 'settings':
        return this.groups.set(tx, session, id, news.settings);
      case 'added':
        await this.members.put(tx, session, id, news.members);
        await this.groups.set(tx, session, id, concernsUs ? { leftAt: null } : {});
        // WhatsApp named the other members before this number was one: the whole group is read.
        return concernsUs ? this.groups.want(tx, session, id, 0) : undefined;
      case 'promoted':
      case 'demoted': {
        const role = news.change === 'promoted' ? 'admin' : 'member';
        const changed = news.members.map((member) => ({ ...member, role }) as const);
        await this.members.put(tx, session, id, changed);
        return this.groups.set(tx, session, id, {});
      }
      case 'removed':
      case 'left':
        await this.members.remove(tx, session, id, news.members);
        await this.groups.set(tx, session, id, concernsUs ? { leftAt: at } : {});
        return concernsUs ? this.groups.want(tx, session, id, null) : undefined;
      case 'deleted':
        await this.groups.set(tx, session, id, { leftAt: at });
        return this.groups.want(tx, session, id, null);
      case 'join_request':
        return undefined;
      case 'other':
        return this.groups.want(tx, session, id, 0);
    }
  }

  /** Writes lines to the chat of the group, which is created where there is none, and publishes the events. */
  private async publish(
    tx: Transaction,
    session: SessionContext,
    group: GroupRow,
    news: readonly GroupNews[],
    { lines, events }: { lines: NewNotice[]; events: AnyDomainEvent[] },
  ): Promise<void> {
    if (lines.length === 0) return;
    const isNewToUs = news.some(
      (one) =>
        one.change === 'created' ||
        (one.change === 'added' && one.members.some((member) => isOwn(session, member))),
    );
    const id = newId();
    // A group that the number was in before, without messages, stands at the end of the list.
    const position = isNewToUs ? id : newIdAt(new Date(0));
    const { jid } = group;
    const chat = await this.chats.begin(tx, session, { id, jid, kind: 'group', position });
    await this.notices.write(tx, session, chat.id, lines);
    await this.bus.publish(tx, events);
    const isShown = news.some(({ change }) => SHOWN_IN_LISTS.has(change));
    if (isShown || chat.isNew) await this.chatEvents.updated(tx, session, [chat.id]);
  }
}
