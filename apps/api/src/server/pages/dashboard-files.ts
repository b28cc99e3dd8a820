import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EnvironmentError } from '../../platform/config/variables';
import { ApiError } from '../../platform/http/problems/api-error';
import { tooLong } from '../../platform/http/problems/long-paths';
import type { ProblemDetailsFilter } from '../../platform/http/problems/problem-details.filter';
import { builtFor } from './built-for';
import { policyOfPages } from './content-security-policy';
import { languageOfFile, type TranslatedPages } from './translated-pages';

const YEAR_SECONDS = 31_536_000;

/** Whether the dashboard was built. The API works without it. */
export function hasDashboard(dashboardDir: string): boolean {
  return existsSync(join(dashboardDir, 'index.html'));
}

/**
 * Makes sure that the pages were built for where they are served: their scripts and links name the path.
 *
 * @param basePath that of `PUBLIC_URL`; empty: there is none.
 * @throws EnvironmentError with the command that builds them for it
 */
export function assertBuiltFor(dashboardDir: string, basePath: string): void {
  const [, first = ''] = basePath.split('/');
  if (!hasDashboard(dashboardDir)) return;
  const built = builtFor(dashboardDir);
  if (built !== basePath) {
    const mend = `BASE_PATH=${basePath} npm run build`;
    throw new EnvironmentError(
      `The pages of the dashboard were built for ${built || '/'}, and PUBLIC_URL has them below ${basePath || '/'}: build them for it with "${mend}", or the image with "--build-arg BASE_PATH=${basePath}".`,
    );
  }
  if (first !== '' && existsSync(join(dashboardDir, first))) {
    throw new EnvironmentError(
      `PUBLIC_URL cannot be below /${first}, which is a page of the dashboard itself: choose another path.`,
    );
  }
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
    setHeaders: (reply, path) => {
      cacheHeaders(reply, path);
      languageHeaders(reply, dashboardDir, relative(dashboardDir, path));
    },
  });
}

/** Answers an address that no route serves: a page to a browser, a problem to a program. */
@Catch(NotFoundException)
export class MissingPageFilter implements ExceptionFilter {
  constructor(
    private readonly problems: ProblemDetailsFilter,
    private readonly dashboardDir: string,
    private readonly pages: TranslatedPages,
  ) {}

  catch(_thrown: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (wantsPage && !request.url.startsWith('/v1/') && hasDashboard(this.dashboardDir)) {
      void reply.status(404).sendFile(this.pages.missingPage(request.headers), this.dashboardDir);
    } else {
      this.problems.catch(
        tooLong(request.url) ??
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

/** What a page and its data say of their language, which the same address has in several. */
function languageHeaders(reply: FastifyReply, dashboardDir: string, file: string): void {
  // What is compressed has the ending of that, too. The page behind connect links finds its language by itself.
  if (!/\.(html|txt)(\.(br|gz))?$/.test(file) || /^connect\b/.test(file)) return;
  const language = languageOfFile(file);
  void reply.header('content-language', language);
  void reply.header('vary', 'Accept-Language, Cookie');
  if (!/\.html\b/.test(file)) return;
  void reply.header('content-security-policy', policyOfPages(dashboardDir, language));
}
