import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { StatusReason } from '@whathooks/dto';
import type { PasskeyStep, SocketEvents, TypedCode } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import { Vault } from '../../platform/vault/vault';
import { eventOf } from './session-events';
import { type MoveGuard, SessionJournal } from './session-journal';
import { Session } from './session.entity';
import type { SessionRef } from './session-ref';

/** What a person is shown who links a number: codes to scan or to type, and what the passkey is asked for. */
@Injectable()
export class ShownCodes {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly bus: EventBus,
    private readonly vault: Vault,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /** Shows a code to scan: the first one is a move, the next ones refresh it, or ask for another scan. */
  async showQr(
    ref: SessionRef,
    { qr, expiresAt, scanAgain }: SocketEvents['qr'],
    guard: MoveGuard,
  ): Promise<void> {
    // A code follows another one: the last message to the person still holds.
    const reason = scanAgain ? 'scan_again' : undefined;
    const key = await this.vault.organization(ref.organizationId);
    const sealed = key.sealer('sessions', ref.id).seal('qr', qr);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const session = await this.journal.moveWithin(tx, ref, 'QR', reason);
      await this.sessions.within(tx).update(ref, ref.id, { qr: sealed, qrExpiresAt: expiresAt });
      await this.bus.publish(tx, [
        {
          ...eventOf(session),
          event: 'session.qr',
          data: {
            sessionId: publicId('session', session.id),
            qr,
            expiresAt: expiresAt.toISOString(),
            reason: scanAgain ? 'scan_again' : null,
          },
        },
      ]);
    });
  }

  /** Shows a code to type on the phone, or that there is none, and why. Does nothing where the session is not QR. */
  async showPairingCode(
    ref: SessionRef,
    shown: TypedCode | null,
    reason: StatusReason | null,
    guard: MoveGuard,
  ): Promise<void> {
    const key = await this.vault.organization(ref.organizationId);
    const sealer = key.sealer('sessions', ref.id);
    const pairingCode = shown && sealer.seal('pairing_code', shown.code);
    const pairingCodeExpiresAt = shown?.expiresAt ?? null;
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const sessions = this.sessions.within(tx);
      const session = await sessions.lock(ref, ref.id);
      // It was linked, or started again, in the meantime.
      if (session.status !== 'QR') return;
      const isNews = reason !== null && reason !== session.statusReason;
      const update = { pairingCode, pairingCodeExpiresAt, statusReason: reason };
      await sessions.update(ref, ref.id, update);
      Object.assign(session, update);
      if (isNews) await this.journal.record(tx, [{ session, from: session.status }]);
      await this.bus.publish(tx, [
        {
          ...eventOf(session),
          event: 'session.pairing_code',
          data: {
            sessionId: publicId('session', session.id),
            code: shown?.code ?? null,
            expiresAt: pairingCodeExpiresAt?.toISOString() ?? null,
          },
        },
      ]);
    });
  }

  /** Shows what WhatsApp asks of the passkey of the account. The code was scanned: nothing else is shown. */
  async showPasskey(ref: SessionRef, step: PasskeyStep, guard: MoveGuard): Promise<void> {
    const key = await this.vault.organization(ref.organizationId);
    const passkey = key.sealer('sessions', ref.id).seal('passkey', JSON.stringify(step));
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const { statusReason } = await this.sessions.within(tx).lock(ref, ref.id);
      await this.journal.moveWithin(tx, ref, 'QR', reasonOf(step, statusReason));
      await this.sessions.within(tx).update(ref, ref.id, { passkey });
    });
  }
}

/** While WhatsApp and the phone are busy, nobody has to act, and nothing is published. */
function reasonOf({ state }: PasskeyStep, before: StatusReason | null): StatusReason {
  if (state === 'waiting' && before === 'passkey_confirmation') return before;
  return state === 'confirmation_required' ? 'passkey_confirmation' : 'passkey_required';
}
