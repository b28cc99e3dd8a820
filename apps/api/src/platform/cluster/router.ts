import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { newId } from '../database/ids';
import type { Tenant } from '../database/tenant-repository';
import { ApiError } from '../http/problems/api-error';
import { Vault } from '../vault/vault';
import { ClusterBus } from './cluster-bus';
import { LivingProcesses } from './living-processes.repository';
import { NotAnsweredError, type Question } from './question';
import { topic } from './topic';
import { inOrganization } from '../scope/scope';

/** How often a waiting process checks that the process that it asked is still alive, in ms. */
const LOOK_EVERY_MS = 1_000;

/** Questions and answers may hold secrets, such as a code that links a phone: they are sealed in transit. */
const ASKED = topic<{
  id: string;
  name: string;
  organizationId: string;
  /** Whom to answer. */
  from: string;
  sealed: string;
}>('router.asked');
const ANSWERED = topic<{ id: string; sealed: string }>('router.answered');

/** Result of a question. */
type Outcome =
  | { answer: unknown }
  | { error: ConstructorParameters<typeof ApiError> }
  | { failed: string };

type Handler = (tenant: Tenant, params: unknown) => Promise<unknown>;

interface Waiting {
  organizationId: string;
  settle: (outcome: Outcome | NotAnsweredError) => void;
}

/**
 * Sends questions to another process and receives its answers. The first answer counts; answers that come after the
 * timeout are dropped. Questions are never repeated: the caller decides what to do without an answer.
 */
@Injectable()
export class Router implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Router.name);
  private readonly handlers = new Map<string, Handler>();
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly bus: ClusterBus,
    private readonly processes: LivingProcesses,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe(ASKED, { onMessage: (question) => void this.takeQuestion(question) });
    this.bus.subscribe(ANSWERED, {
      onMessage: (answered) => void this.takeAnswer(answered),
      // The answer may have been among what was missed.
      onGap: () => this.settleAll('answers of other processes were missed'),
    });
  }

  onModuleDestroy(): void {
    this.settleAll('this process stops');
  }

  /** Registers the handler of a question in this process. Errors of the handler are thrown at the caller. */
  answer<Params, Answer>(
    { name }: Question<Params, Answer>,
    handler: (tenant: Tenant, params: Params) => Promise<Answer>,
  ): void {
    if (this.handlers.has(name)) throw new Error(`the question ${name} has an answer already`);
    this.handlers.set(name, handler as Handler);
  }

  /** Answers a question here. */
  async handleHere<Params, Answer>(
    { name }: Question<Params, Answer>,
    tenant: Tenant,
    params: Params,
  ): Promise<Answer> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`no handler is registered for the question ${name}`);
    return (await inOrganization(tenant.organizationId, () => handler(tenant, params))) as Answer;
  }

  /**
   * Asks another process.
   *
   * @param withinMs how long an answer is waited for.
   * @throws NotAnsweredError when that time is over or the process is gone; ApiError where it answers with one
   */
  async ask<Params, Answer>(
    processId: string,
    { name }: Question<Params, Answer>,
    { organizationId }: Tenant,
    params: Params,
    withinMs: number,
  ): Promise<Answer> {
    const id = newId();
    const { promise, resolve } = Promise.withResolvers<Outcome | NotAnsweredError>();
    this.waiting.set(id, { organizationId, settle: resolve });
    const late = setTimeout(() => resolve(new NotAnsweredError(`${name} in time`)), withinMs);
    const look = setInterval(() => void this.lookAfter(id, processId), LOOK_EVERY_MS);
    try {
      const sealed = await this.seal(organizationId, id, 'question', params);
      const from = this.bus.processId;
      await this.bus.sendToProcess(processId, ASKED, { id, name, organizationId, from, sealed });
      return answerOf<Answer>(await promise);
    } finally {
      clearTimeout(late);
      clearInterval(look);
      this.waiting.delete(id);
    }
  }

  private async lookAfter(id: string, processId: string): Promise<void> {
    // A database that does not answer says nothing of the process.
    if (await this.processes.has(processId).catch(() => true)) return;
    this.waiting.get(id)?.settle(new NotAnsweredError('the process that was asked has ended'));
  }

  private settleAll(why: string): void {
    for (const { settle } of this.waiting.values()) settle(new NotAnsweredError(why));
  }

  private async takeQuestion(question: {
    id: string;
    name: string;
    organizationId: string;
    from: string;
    sealed: string;
  }): Promise<void> {
    const { id, name, organizationId, from, sealed } = question;
    try {
      const content = await this.open(organizationId, id, 'question', sealed);
      const outcome = await this.outcomeOf(name, { organizationId }, content);
      const answer = await this.seal(organizationId, id, 'answer', outcome);
      await this.bus.sendToProcess(from, ANSWERED, { id, sealed: answer });
    } catch (error) {
      this.logger.warn({ err: error, question: name }, 'another process was not answered');
    }
  }

  private async outcomeOf(name: string, tenant: Tenant, params: unknown): Promise<Outcome> {
    try {
      return { answer: (await this.handleHere({ name }, tenant, params)) ?? null };
    } catch (error) {
      if (error instanceof ApiError) {
        const { code, message, errors, retryAfter, members } = error;
        return { error: [code, message, errors, retryAfter, members] };
      }
      this.logger.error({ err: error, question: name }, 'a question of another process failed');
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }

  private async takeAnswer({ id, sealed }: { id: string; sealed: string }): Promise<void> {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    try {
      waiting.settle((await this.open(waiting.organizationId, id, 'answer', sealed)) as Outcome);
    } catch (error) {
      this.logger.warn({ err: error }, 'an answer of another process could not be read');
    }
  }

  private async seal(
    organizationId: string,
    id: string,
    part: 'question' | 'answer',
    content: unknown,
  ): Promise<string> {
    const key = await this.vault.organization(organizationId);
    const text = JSON.stringify(content ?? null);
    return key.sealer('cluster_messages', id).seal(part, text).toString('base64');
  }

  private async open(
    organizationId: string,
    id: string,
    part: 'question' | 'answer',
    sealed: string,
  ): Promise<unknown> {
    const key = await this.vault.organization(organizationId);
    const sealer = key.sealer('cluster_messages', id);
    return JSON.parse(sealer.openText(part, Buffer.from(sealed, 'base64')));
  }
}

function answerOf<Answer>(outcome: Outcome | NotAnsweredError): Answer {
  if (outcome instanceof NotAnsweredError) throw outcome;
  // JSON has no undefined: what was left out comes as null.
  if ('error' in outcome) {
    const [code, detail, errors, retryAfter, members] = outcome.error;
    throw new ApiError(code, detail, errors ?? undefined, retryAfter ?? undefined, members ?? {});
  }
  if ('failed' in outcome)
    throw new Error(`the process that runs the session failed: ${outcome.failed}`);
  return outcome.answer as Answer;
}
