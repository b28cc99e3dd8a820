import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { newId } from '../database/ids';
import type { Tenant } from '../database/tenant-repository';
import { ApiError } from '../http/problems/api-error';
import { Vault } from '../vault/vault';
import { ClusterBus } from './cluster-bus';
import { LivingProcesses } from './living-processes.repository';
import { NotAnsweredError, type Question } from './question';
import { topic } from './topic';

/** How often somebody who waits looks whether the process that was asked is still there, in ms. */
const LOOK_EVERY_MS = 1_000;

/** What is asked and answered may be a secret, such as a code that links a phone: it is sealed on its way. */
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
  { answer: unknown } | { error: ConstructorParameters<typeof ApiError> } | { failed: string };

type Handler = (tenant: Tenant, asked: unknown) => Promise<unknown>;

interface Waiting {
  organizationId: string;
  settle: (outcome: Outcome | NotAnsweredError) => void;
}

/**
 * Carries questions to another process and its answers back. An answer is taken once; one that comes when nobody
 * waits any more is dropped. Nothing is asked twice: whoever asks decides what to do without an answer.
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
    this.bus.subscribe(ASKED, { onMessage: (asked) => void this.takeQuestion(asked) });
    this.bus.subscribe(ANSWERED, {
      onMessage: (answered) => void this.takeAnswer(answered),
      // The answer may have been among what was missed.
      onGap: () => this.settleAll('answers of other processes were missed'),
    });
  }

  onModuleDestroy(): void {
    this.settleAll('this process stops');
  }

  /** Declares who answers a question in this process. What they throw is thrown where it was asked. */
  answer<Asked, Answer>(
    { name }: Question<Asked, Answer>,
    handler: (tenant: Tenant, asked: Asked) => Promise<Answer>,
  ): void {
    if (this.handlers.has(name)) throw new Error(`the question ${name} has an answer already`);
    this.handlers.set(name, handler as Handler);
  }

  /** Answers a question here. */
  async askHere<Asked, Answer>(
    { name }: Question<Asked, Answer>,
    tenant: Tenant,
    asked: Asked,
  ): Promise<Answer> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`nobody answers ${name}`);
    return (await handler(tenant, asked)) as Answer;
  }

  /**
   * Asks another process.
   *
   * @param withinMs how long an answer is waited for.
   * @throws NotAnsweredError when that time is over or the process is gone; ApiError where it answers with one
   */
  async ask<Asked, Answer>(
    processId: string,
    { name }: Question<Asked, Answer>,
    { organizationId }: Tenant,
    asked: Asked,
    withinMs: number,
  ): Promise<Answer> {
    const id = newId();
    const { promise, resolve } = Promise.withResolvers<Outcome | NotAnsweredError>();
    this.waiting.set(id, { organizationId, settle: resolve });
    const late = setTimeout(() => resolve(new NotAnsweredError(`${name} in time`)), withinMs);
    const look = setInterval(() => void this.lookAfter(id, processId), LOOK_EVERY_MS);
    try {
      const sealed = await this.seal(organizationId, id, 'question', asked);
      const from = this.bus.processId;
      await this.bus.tellProcess(processId, ASKED, { id, name, organizationId, from, sealed });
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
    this.waiting.get(id)?.settle(new NotAnsweredError('the process that was asked is gone'));
  }

  private settleAll(why: string): void {
    for (const { settle } of this.waiting.values()) settle(new NotAnsweredError(why));
  }

  private async takeQuestion(asked: {
    id: string;
    name: string;
    organizationId: string;
    from: string;
    sealed: string;
  }): Promise<void> {
    const { id, name, organizationId, from, sealed } = asked;
    try {
      const content = await this.open(organizationId, id, 'question', sealed);
      const outcome = await this.outcomeOf(name, { organizationId }, content);
      const answer = await this.seal(organizationId, id, 'answer', outcome);
      await this.bus.tellProcess(from, ANSWERED, { id, sealed: answer });
    } catch (error) {
      this.logger.warn({ err: error, question: name }, 'another process was not answered');
    }
  }

  private async outcomeOf(name: string, tenant: Tenant, asked: unknown): Promise<Outcome> {
    try {
      return { answer: (await this.askHere({ name }, tenant, asked)) ?? null };
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
