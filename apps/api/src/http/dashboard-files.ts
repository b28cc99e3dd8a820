import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../errors/api-error';
import type { ProblemDetailsFilter } from '../errors/problem-details.filter';

const YEAR_SECONDS = 31_536_000;

/** Serves the built dashboard from the same origin, and answers what nobody serves. */
export async function serveDashboard(
  app: NestFastifyApplication,
  dashboardDir: string,
  filter: ProblemDetailsFilter,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const built = existsSync(join(dashboardDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: dashboardDir,
      prefix: '/',
      wildcard: false,
      redirect: true,
      setHeaders: cacheHeaders,
    });
  }
  fastify.setNotFoundHandler((request, reply) => {
    if (
      built &&
      request.method === 'GET' &&
      wantsPage(request.headers.accept) &&
      !isApi(request.url)
    ) {
      return reply.status(404).sendFile('404.html');
    }
    return reply
      .status(404)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(filter.problem(new ApiError('not_found'), request.id)));
  });
}

/** File names under `/_next/static` change with their content; pages must be asked for again. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  const immutable = /[\\/]_next[\\/]static[\\/]/.test(path);
  void reply.header(
    'cache-control',
    immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
  );
}

function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false;
}

function isApi(url: string): boolean {
  return url.startsWith('/v1/');
}
