import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../platform/http/problems/api-error';
import type { ProblemDetailsFilter } from '../platform/http/problems/problem-details.filter';

const YEAR_SECONDS = 31_536_000;

/** Whether the dashboard was built. The API works without it. */
export function hasDashboard(dashboardDir: string): boolean {
  return existsSync(join(dashboardDir, 'index.html'));
}

/** Serves the built dashboard from the same origin. */
export async function serveDashboard(
  app: NestFastifyApplication,
  dashboardDir: string,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: dashboardDir,
    prefix: '/',
    // `/docs` leads to `/docs/`. A route for each file cannot do that beside an index at the root.
    redirect: true,
    // The build writes a Brotli and a gzip copy beside each file.
    preCompressed: true,
    setHeaders: cacheHeaders,
  });
}

/** Answers an address that no route serves: a page to a browser, a problem to a program. */
@Catch(NotFoundException)
export class MissingPageFilter implements ExceptionFilter {
  constructor(
    private readonly problems: ProblemDetailsFilter,
    private readonly dashboardDir: string,
  ) {}

  catch(_thrown: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (wantsPage && !request.url.startsWith('/v1/') && hasDashboard(this.dashboardDir)) {
      void reply.status(404).sendFile('404.html', this.dashboardDir);
    } else {
      this.problems.catch(
        new ApiError(
          'not_found',
          `Nothing is served at ${request.method} ${request.url.split('?')[0]}.`,
        ),
        host,
      );
    }
  }
}

/** File names under `/_next/static` change with their content; pages must be asked for again. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  const immutable = /[\\/]_next[\\/]static[\\/]/.test(path);
  void reply.header(
    'cache-control',
    immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
  );
}
