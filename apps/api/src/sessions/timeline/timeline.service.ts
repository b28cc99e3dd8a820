import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  PAGE_DEFAULT,
  type PageQuery,
  type SessionTimelineEntryView,
  type SessionTimelinePage,
} from '@whathooks/dto';
import { LessThan, Repository } from 'typeorm';
import { AuditService, type UnnamedEntry } from '../../audit/audit.service';
import { AuditNames } from '../../audit-log/audit-names';
import { type Actor } from '../../platform/access/actor';
import { may } from '../../platform/access/permissions';
import { decodeCursor, toPage } from '../../platform/database/cursor';
import { LAST_ID, parseId, publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { Session } from '../state/session.entity';
import { SessionRestriction } from '../state/session-restriction.entity';
import { SessionTransition } from '../state/session-transition.entity';

/** An entry, by the id that places it in time. */
interface Entry {
  id: string;
  view: SessionTimelineEntryView;
}

/** What happened to a session, and what was done to it, as one list. */
@Injectable()
export class TimelineService {
  private readonly sessions: TenantRepository<Session>;
  private readonly moves: TenantRepository<SessionTransition>;
  private readonly restrictions: TenantRepository<SessionRestriction>;

  constructor(
    @InjectRepository(Session) { manager }: Repository<Session>,
    private readonly audit: AuditService,
    private readonly names: AuditNames,
  ) {
    this.sessions = new TenantRepository(manager, Session, 'session');
    this.moves = new TenantRepository(manager, SessionTransition, 'transition');
    this.restrictions = new TenantRepository(manager, SessionRestriction, 'restriction');
  }

  /**
   * Entries of a session, newest first. What was done is left out for who may not read the audit log.
   *
   * @throws ApiError not_found, invalid_cursor
   */
  async list(actor: Actor, id: string, query: PageQuery): Promise<SessionTimelinePage> {
    const { id: sessionId } = await this.sessions.get(actor, parseId('session', id));
    const { limit = PAGE_DEFAULT, cursor } = query;
    const before = cursor === undefined ? LAST_ID : decodeCursor(cursor);
    const where = { sessionId, id: LessThan(before) };
    const moves = await this.moves.find(actor, where, limit + 1);
    const restrictions = await this.restrictions.find(actor, where, limit + 1);
    const actions = may(actor, 'audit-log:read')
      ? await this.audit.ofSubject(actor, publicId('session', sessionId), before, limit + 1)
      : [];
    const entries = [
      ...moves.map(moveEntry),
      ...restrictions.map(restrictionEntry),
      ...(await this.actionEntries(actor, actions)),
    ];
    const newestFirst = entries.sort((a, b) => (a.id < b.id ? 1 : -1));
    return toPage(newestFirst.slice(0, limit + 1), limit, ({ view }) => view);
  }

  private async actionEntries(
    actor: Actor,
    actions: readonly { id: string; view: UnnamedEntry }[],
  ): Promise<Entry[]> {
    const views = await this.names.told(
      actor,
      actions.map(({ view }) => view),
    );
    return actions.flatMap(({ id }, index) => {
      const action = views[index];
      return action ? [{ id, view: entry('action', action.at, { action }) }] : [];
    });
  }
}

function moveEntry({ id, from, to, reason, createdAt }: SessionTransition): Entry {
  const at = createdAt.toISOString();
  return { id, view: entry('status', at, { status: { from, to, reason, at } }) };
}

function restrictionEntry({ id, told, createdAt }: SessionRestriction): Entry {
  return { id, view: entry('restriction', createdAt.toISOString(), { restriction: told }) };
}

function entry(
  kind: SessionTimelineEntryView['kind'],
  at: string,
  told: Partial<SessionTimelineEntryView>,
): SessionTimelineEntryView {
  return { kind, at, status: null, restriction: null, action: null, ...told };
}
