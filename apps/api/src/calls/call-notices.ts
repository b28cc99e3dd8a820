import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RejectCallsSetting } from '@whathooks/dto';
import type { Notice } from '@whathooks/whatsapp';
import type { Transaction } from '../platform/database/unit-of-work';
import { EventBus } from '../platform/events/event-bus';
import { AutomaticMessages } from '../messages/send/automatic-messages';
import {
  type NoticeSubscriber,
  type SessionContext,
  SessionInbox,
} from '../sessions/state/session-inbox';
import { SessionLookup } from '../sessions/door/session-lookup';
import { CallRejections } from './call-rejections';
import { type CallSign, callSignOf } from './call-signs';
import { callEvent } from './call-views';
import { CallsRepository } from './calls.repository';

/** Age from which a call is taken to have ended when its notice comes, in ms. */
const RINGS_FOR_MS = 60_000;

/** Tells of calls, in the transaction in which they are stored, and rejects them where the number does. */
@Injectable()
export class CallNotices implements NoticeSubscriber, OnModuleInit {
  private readonly logger = new Logger(CallNotices.name);

  constructor(
    private readonly inbox: SessionInbox,
    private readonly sessions: SessionLookup,
    private readonly calls: CallsRepository,
    private readonly rejections: CallRejections,
    private readonly answers: AutomaticMessages,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToNotices(this);
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
  ): Promise<void> {
    for (const notice of notices) {
      const sign = callSignOf(notice);
      // What our own phone calls is no call to the number.
      if (!sign || sign.sender === session.phone) continue;
      const call = await this.calls.note(tx, session, sign);
      if (call) await this.bus.publish(tx, [callEvent(session, call)]);
      if (sign.status === 'ringing') await this.answer(tx, session, sign, call !== null);
    }
  }

  /** An offer that comes again after a crash is rejected again; the caller is written to once. */
  private async answer(
    tx: Transaction,
    session: SessionContext,
    call: CallSign,
    isNew: boolean,
  ): Promise<void> {
    if (call.at.getTime() < Date.now() - RINGS_FOR_MS) return;
    const setting = await this.sessions.rejectCallsWithin(tx, session);
    if (!setting) return;
    if (isNew) await this.write(tx, session, call, setting);
    tx.afterCommit(() => {
      this.rejections.rejectHere(session, call).catch((error: unknown) => {
        const details = { err: error, sessionId: session.id };
        this.logger.warn(details, 'a call could not be rejected');
      });
    });
  }

  /** A call to a group is nobody's to be answered. */
  private async write(
    tx: Transaction,
    session: SessionContext,
    { group, sender, senderType }: CallSign,
    { text }: RejectCallsSetting,
  ): Promise<void> {
    if (text === undefined || group !== null) return;
    await this.answers.queueWithin(tx, session, { digits: sender, type: senderType }, text);
  }
}
