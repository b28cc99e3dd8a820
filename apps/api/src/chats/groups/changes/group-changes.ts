import { Injectable } from '@nestjs/common';
import type { GroupInfo, GroupNews } from '@whathooks/whatsapp';
import { newId, newIdAt } from '../../../platform/database/ids';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import { EventBus } from '../../../platform/events/event-bus';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { ChatEvents } from '../../chats/chat-events';
import { ChatNoticesRepository, type NewNotice } from '../../chats/store/chat-notices.repository';
import { ChatsRepository } from '../../chats/store/chats.repository';
import type { PersonAddress } from '../../contacts/person-address';
import { groupEvent, isOwn, toldOf } from './group-events';
import { lidsIn, NamedPeople } from './named-people';
import { type OwnChange, OwnChanges, takes } from './own-changes';
import type { GroupRow } from '../store/group-rows';
import { GroupsRepository } from '../store/groups.repository';
import { MembersRepository } from '../store/members.repository';

/** What happened to a group. */
export interface ToldNews {
  jid: string;
  news: readonly GroupNews[];
  /** Who did it; null where WhatsApp does not say. */
  by: PersonAddress | null;
  at: Date;
  /** Names the request, or the notice, that tells. The same one again is the same. */
  writer: string;
  /** The change of which this is the answer; else it is looked for. */
  own?: OwnChange;
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
 * Keeps groups: what happens to one is taken into its row and its members, stands as a line in its conversation, and
 * is told as an event, in one transaction and once.
 */
@Injectable()
export class GroupChanges {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly members: MembersRepository,
    private readonly own: OwnChanges,
    private readonly chats: ChatsRepository,
    private readonly chatEvents: ChatEvents,
    private readonly notices: ChatNoticesRepository,
    private readonly bus: EventBus,
  ) {}

  /** Returns the group as it is now. */
  async apply(tx: Transaction, session: SessionContext, told: ToldNews): Promise<GroupRow> {
    const { jid } = told;
    let group = await this.groups.lock(tx, session, jid);
    const named = new NamedPeople(await this.numbersOf(tx, session, group, told));
    const by = told.by && named.person(told.by);
    const lines: NewNotice[] = [];
    const events: AnyDomainEvent[] = [];
    const actor = by ? { digits: by.digits, type: by.type } : undefined;
    for (const news of told.news.map((one) => named.news(one))) {
      await this.take(tx, session, group, news, told.at);
      group = (await this.groups.find(session, jid, tx)) ?? group;
      const own = told.own ?? this.ownOf(session, { ...told, by }, news);
      if (own && !takes(own, told.writer)) continue;
      for (const one of toldOf(news, { digits: session.phone, type: 'phone' })) {
        const { change, members, value } = one;
        lines.push({
          kind: `group_${change}`,
          ...(own?.userId && { userId: own.userId }),
          ...(actor && { actor }),
          ...(members && { members: members.map(({ digits }) => digits) }),
          ...(value !== undefined && { value }),
        });
        events.push(groupEvent(session, group, one, by, told.at));
      }
    }
    await this.tell(tx, session, group, told.news, { lines, events });
    return (await this.groups.find(session, jid, tx)) ?? group;
  }

  /** All that WhatsApp tells of a group in which the number is. It is no news to anybody, but for what lists show. */
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

  /** WhatsApp says that the number is no member of the group: no notice told when it left. */
  async takeLeft(tx: Transaction, session: SessionContext, group: GroupRow): Promise<void> {
    await this.groups.set(tx, session, group.id, { leftAt: group.leftAt ?? new Date() });
    await this.groups.want(tx, session, group.id, null);
    if (!group.leftAt && group.chatId) await this.chatEvents.updated(tx, session, [group.chatId]);
  }

  private ownOf(session: SessionContext, { jid, by, writer }: ToldNews, news: GroupNews) {
    return isOwn(session, by) ? this.own.find(session.id, jid, writer, news) : undefined;
  }

  /** Who is named by a LID is known by the number, where that was told at any time. */
  private numbersOf(
    tx: Transaction,
    session: SessionContext,
    { id }: GroupRow,
    { news, by }: ToldNews,
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
        // Who else is in it was told before we were.
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

  /** Lines stand in the chat of the group, which is begun where there is none. */
  private async tell(
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
    // One in which nothing was said to us stands at the end of the list.
    const position = isNewToUs ? id : newIdAt(new Date(0));
    const { jid } = group;
    const chat = await this.chats.begin(tx, session, { id, jid, kind: 'group', position });
    await this.notices.write(tx, session, chat.id, lines);
    await this.bus.publish(tx, events);
    const isShown = news.some(({ change }) => SHOWN_IN_LISTS.has(change));
    if (isShown || chat.isNew) await this.chatEvents.updated(tx, session, [chat.id]);
  }
}
