import { setTimeout as pause } from 'node:timers/promises';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyServerOptions } from 'fastify';
import { ApiError } from '../platform/http/problems/api-error';
import type { ProblemDetailsFilter } from '../platform/http/problems/problem-details.filter';

/** How long requests under way may take once the process stops, in ms. */
const ANSWER_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 10;
/** A process that is started again is ready within seconds. */
const RETRY_AFTER_S = 2;

/**
 * The HTTP side of a stop: from its first moment new requests are answered 503, requests under way are
 * answered before their connections are closed, and only then do those close who serve them.
 */
export class GracefulAdapter extends FastifyAdapter {
  private isStopping = false;
  private underWay = 0;

  constructor(
    options: FastifyServerOptions,
    private readonly problems: ProblemDetailsFilter,
  ) {
    super(options);
    const fastify = this.getInstance();
    fastify.addHook('onRequest', (request, reply, done) => {
      if (this.isStopping) {
        void reply.header('connection', 'close');
        this.problems.reply(
          new ApiError('stopping', undefined, undefined, RETRY_AFTER_S),
          request,
          reply,
        );
        return;
      }
      this.underWay += 1;
      reply.raw.once('close', () => (this.underWay -= 1));
      done();
    });
    fastify.addHook('preClose', () => this.answered());
  }

  override beforeClose(): void {
    super.beforeClose();
    this.isStopping = true;
  }

  private async answered(): Promise<void> {
    const deadline = performance.now() + ANSWER_WITHIN_MS;
    while (this.underWay > 0 && performance.now() < deadline) await pause(LOOK_EVERY_MS);
  }
}
