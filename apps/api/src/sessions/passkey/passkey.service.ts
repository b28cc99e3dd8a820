import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PasskeyAssertionRequest, PasskeyConfirmRequest, PasskeyView } from '@whathooks/dto';
import { PasskeyError, type PasskeyStep, type WhatsAppSocket } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { parseId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';
import type { ErrorCode } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { Vault } from '../../platform/vault/vault';
import { SessionSupervisor } from '../gateway/session-supervisor';
import { Session } from '../state/session.entity';

const NONE: PasskeyView = {
  state: 'none',
  ceremonyId: null,
  options: null,
  code: null,
  expiresAt: null,
};

/** What an answer that is not taken is called in the catalogue. */
const CODES: Record<PasskeyError['code'], ErrorCode> = {
  none_pending: 'no_passkey_pending',
  answered: 'passkey_answered',
  other_ceremony: 'passkey_other_request',
  invalid: 'invalid_passkey',
};

/** Linking accounts that ask for their passkey. */
@Injectable()
export class PasskeyService {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly supervisor: SessionSupervisor,
    private readonly vault: Vault,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  async get(actor: Actor, id: string): Promise<PasskeyView> {
    const session = await this.sessions.get(actor, parseId('session', id));
    const { passkey } = session;
    const isGone = passkey && (await this.supervisor.runNowhere([session.id])).has(session.id);
    if (!passkey || isGone) return NONE;
    const key = await this.vault.organization(session.organizationId);
    const step = key.sealer('sessions', session.id).openText('passkey', passkey);
    // Its end is a text in there, as in the view.
    return JSON.parse(step) as PasskeyView;
  }

  /**
   * Takes the answer of the passkey; WhatsApp and the phone go on from there.
   *
   * @throws ApiError no_passkey_pending, passkey_answered, passkey_other_request, invalid_passkey
   */
  answer(actor: Actor, id: string, request: PasskeyAssertionRequest): Promise<PasskeyView> {
    const { ceremonyId, ...assertion } = request;
    return this.tell(actor, id, (socket) => socket.answerPasskey(assertion, named(ceremonyId)));
  }

  /**
   * The phone shows the same code.
   *
   * @throws ApiError no_passkey_pending, passkey_answered, passkey_other_request
   */
  confirm(actor: Actor, id: string, { ceremonyId }: PasskeyConfirmRequest): Promise<PasskeyView> {
    return this.tell(actor, id, (socket) => socket.confirmPasskey(named(ceremonyId)));
  }

  private async tell(
    actor: Actor,
    id: string,
    work: (socket: WhatsAppSocket) => PasskeyStep,
  ): Promise<PasskeyView> {
    const session = await this.sessions.get(actor, parseId('session', id));
    const socket = this.supervisor.current(session.id);
    if (!socket) {
      throw new ApiError(
        'no_passkey_pending',
        session.passkey
          ? 'Another process of this installation runs the session, and takes the answer. Send it once more.'
          : undefined,
      );
    }
    try {
      const step = work(socket);
      return { ...step, expiresAt: step.expiresAt.toISOString() };
    } catch (error) {
      if (!(error instanceof PasskeyError)) throw error;
      throw new ApiError(CODES[error.code], error.message);
    }
  }
}

/** Null is what many clients write for a field that they leave out. */
function named(ceremonyId: string | null | undefined): string | undefined {
  return ceremonyId ?? undefined;
}
