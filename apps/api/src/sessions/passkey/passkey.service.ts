import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PasskeyAssertionRequest, PasskeyConfirmRequest, PasskeyView } from '@whathooks/dto';
import { PasskeyError, type PasskeyStep, type WhatsAppSocket } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { NotAnsweredError, question } from '../../platform/cluster/question';
import { parseId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';
import type { ErrorCode } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { Vault } from '../../platform/vault/vault';
import { type SessionQuestion, SessionRouter } from '../gateway/session-router';
import { SessionSupervisor } from '../gateway/session-supervisor';
import { Session } from '../state/session.entity';
import type { SessionRef } from '../state/session-ref';

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

/** Steps of the passkey ceremony that a person takes. */
const ANSWER: SessionQuestion<{ answer: PasskeyAssertionRequest }, PasskeyView> =
  question('passkey.answer');
const CONFIRM: SessionQuestion<{ confirmation: PasskeyConfirmRequest }, PasskeyView> =
  question('passkey.confirm');

/** Timeout for another process, in ms. It needs no answer of WhatsApp. */
const WITHIN_MS = 10_000;

/** Linking accounts that ask for their passkey. */
@Injectable()
export class PasskeyService implements OnModuleInit {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly supervisor: SessionSupervisor,
    private readonly vault: Vault,
    private readonly router: SessionRouter,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  onModuleInit(): void {
    this.router.answer(ANSWER, (session, { answer: { ceremonyId, ...assertion } }) =>
      this.sendHere(session, (socket) => socket.answerPasskey(assertion, named(ceremonyId))),
    );
    this.router.answer(CONFIRM, (session, { confirmation: { ceremonyId } }) =>
      this.sendHere(session, (socket) => socket.confirmPasskey(named(ceremonyId))),
    );
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
   * Accepts the passkey's assertion; WhatsApp and the phone continue from there.
   *
   * @throws ApiError no_passkey_pending, passkey_answered, passkey_other_request, invalid_passkey
   */
  answer(actor: Actor, id: string, request: PasskeyAssertionRequest): Promise<PasskeyView> {
    return this.send(actor, id, ANSWER, { answer: request });
  }

  /**
   * The phone shows the same code.
   *
   * @throws ApiError no_passkey_pending, passkey_answered, passkey_other_request
   */
  confirm(actor: Actor, id: string, request: PasskeyConfirmRequest): Promise<PasskeyView> {
    return this.send(actor, id, CONFIRM, { confirmation: request });
  }

  private async send<Params>(
    actor: Actor,
    id: string,
    question: SessionQuestion<Params, PasskeyView>,
    params: Params,
  ): Promise<PasskeyView> {
    const session = await this.sessions.get(actor, parseId('session', id));
    try {
      return await this.router.ask(question, session, params, WITHIN_MS);
    } catch (error) {
      if (error instanceof NotAnsweredError) throw new ApiError('no_passkey_pending');
      throw error;
    }
  }

  private async sendHere(
    { id }: SessionRef,
    work: (socket: WhatsAppSocket) => PasskeyStep,
  ): Promise<PasskeyView> {
    const socket = this.supervisor.current(id);
    if (!socket) throw new ApiError('no_passkey_pending');
    try {
      const step = work(socket);
      return Promise.resolve({ ...step, expiresAt: step.expiresAt.toISOString() });
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
