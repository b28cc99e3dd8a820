import type { FastifyHttpOptions, RawServerDefault } from 'fastify';
import { basePathOf } from '../platform/config/base-path';
import type { Environment } from '../platform/config/environment';
import { PATH_PART_MAX } from '../platform/http/problems/long-paths';
import type { ProblemDetailsFilter } from '../platform/http/problems/problem-details.filter';
import { withoutBasePath } from './base-path';
import { clientErrorHandler } from './client-errors';
import { BODY_MAX_BYTES } from '@whathooks/dto';
import type { TranslatedPages } from './pages/translated-pages';
import { newRequestId } from './request-id';

/** Headers are small: who needs longer for them than this sends them to keep a connection. */
const MAX_HEADERS_MS = 20_000;

/** An idle connection is kept for the next request longer than proxies do, who reuse theirs for 60 s. */
const KEEP_ALIVE_MS = 72_000;

/** A connection on which nothing moves is cut. Live streams say something every 20 s. */
const SILENCE_MS = 120_000;

/** How often requests that do not end are looked for, at most. */
const MAX_CHECK_MS = 5_000;

/** @param problems answers what fails before a route is found, such as a broken URL. */
export function fastifyOptions(
  problems: ProblemDetailsFilter,
  { requestTimeoutS, trustProxy, publicUrl }: Environment,
  pages: TranslatedPages,
): FastifyHttpOptions<RawServerDefault> {
  const ownUrl = withoutBasePath(basePathOf(publicUrl));
  const requestMs = requestTimeoutS * 1_000;
  return {
    bodyLimit: BODY_MAX_BYTES,
    genReqId: newRequestId,
    rewriteUrl: ({ url, headers }) => pages.addressOf(ownUrl({ url }), headers),
    forceCloseConnections: true,
    // GracefulAdapter answers who asks during a stop, as a problem that says when to ask again.
    return503OnClosing: false,
    requestTimeout: requestMs,
    connectionTimeout: Math.max(SILENCE_MS, 2 * requestMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      headersTimeout: Math.min(MAX_HEADERS_MS, requestMs),
      connectionsCheckingInterval: Math.min(MAX_CHECK_MS, requestMs / 4),
    },
    clientErrorHandler: clientErrorHandler(problems),
    frameworkErrors: (error, request, reply) => problems.reply(error, request, reply),
    ...(trustProxy.length > 0 ? { trustProxy: [...trustProxy] } : {}),
    routerOptions: { maxParamLength: PATH_PART_MAX, ignoreTrailingSlash: true },
  };
}
