import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { ContactView } from '@whathooks/dto';
import { digitsOf, GroupError, type Notice, SendError } from '@whathooks/whatsapp';
import type { Actor } from '../../platform/access/actor';
import { NotAnsweredError, question } from '../../platform/cluster/question';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { type SessionQuestion, SessionRouter } from '../../sessions/gateway/session-router';
import { ConnectedSessions } from '../../sessions/door/connected-sessions';
import {
  type NoticeSubscriber,
  type SessionConnection,
  type SessionContext,
  SessionInbox,
} from '../../sessions/state/session-inbox';
import { ContactEvents } from '../contacts/contact-events';
import { contactView } from '../contacts/contact-views';
import { ContactsRepository } from '../contacts/contacts.repository';
import { chatWithPerson } from '../contacts/person-address';
import { BlockingRepository } from './blocking.repository';

const WITHIN_MS = 20_000;

/** Blocks somebody, or lets them write again. */
const SET_BLOCKED: SessionQuestion<{ jid: string; isBlocked: boolean }, void> =
  question('contacts.block');

/** Blocks people on all devices of a number, and takes over whom its phone blocks. */
@Injectable()
export class Blocking implements NoticeSubscriber, OnModuleInit {
  private readonly logger = new Logger(Blocking.name);

  constructor(
    private readonly rows: BlockingRepository,
    private readonly contacts: ContactsRepository,
    private readonly events: ContactEvents,
    private readonly inbox: SessionInbox,
    private readonly router: SessionRouter,
    private readonly sessions: ConnectedSessions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToNotices(this);
    this.router.answer(SET_BLOCKED, async (session, { jid, isBlocked }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      try {
        await connection.socket.people.setBlocked(jid, isBlocked);
      } catch (error) {
        if (error instanceof GroupError || error instanceof SendError)
          throw new ApiError('whatsapp_unanswered');
        throw error;
      }
      await this.unitOfWork.run(async (tx) => {
        const changed = await this.rows.set(tx, connection.session, [digitsOf(jid)], isBlocked);
        await this.events.updated(tx, session, changed);
      });
    });
  }

  /** @throws ApiError not_found, session_not_connected, whatsapp_unanswered */
  async set(actor: Actor, id: string, isBlocked: boolean): Promise<ContactView> {
    const { sessionId, phone, lid, blocked } = await this.contacts.get(actor, id);
    const session = { id: sessionId, organizationId: actor.organizationId };
    const jid = chatWithPerson({ digits: phone ?? lid ?? '', type: phone ? 'phone' : 'lid' });
    if (blocked !== isBlocked)
      try {
        await this.router.ask(SET_BLOCKED, session, { jid, isBlocked }, WITHIN_MS);
      } catch (error) {
        if (error instanceof NotAnsweredError) throw new ApiError('whatsapp_unanswered');
        throw error;
      }
    return contactView(await this.contacts.get(actor, id));
  }

  /** What the phone blocked while the number was away is read with each connection, by the next one if this one ends. */
  connected(connection: SessionConnection): void {
    const { id: sessionId } = connection.session;
    this.read(connection).catch((error: unknown) => {
      if (connection.socket.isEnding) return;
      this.logger.warn({ err: error, sessionId }, 'the block list could not be read');
    });
  }

  /** What the phone blocks now. */
  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
  ): Promise<void> {
    for (const { type, details } of notices) {
      if (type !== 'account_sync') continue;
      for (const list of details.children.filter(({ tag }) => tag === 'blocklist'))
        for (const { tag, attrs } of list.children) {
          if (tag !== 'item') continue;
          const named = [attrs['jid'], attrs['pn_jid']].flatMap((jid) =>
            jid ? [digitsOf(jid)] : [],
          );
          const isBlocked = attrs['action'] !== 'unblock';
          const changed = await this.rows.set(tx, session, named, isBlocked);
          await this.events.updated(tx, session, changed);
        }
    }
  }

  private async read({ session, socket, guard }: SessionConnection): Promise<void> {
    const blocked = (await socket.people.blocked()).map(digitsOf);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const changed = await this.rows.replace(tx, session, blocked);
      await this.events.updated(tx, session, changed);
    });
  }
}
