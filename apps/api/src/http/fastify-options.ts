import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { ApiError } from '../errors/api-error';
import type { ProblemDetailsFilter } from '../errors/problem-details.filter';

/** Greatest request body, in bytes. */
const BODY_LIMIT = 1024 * 1024;

/** @param problems answers what fails before a route is found, such as a broken URL. */
export function fastifyOptions(problems: ProblemDetailsFilter): FastifyServerOptions {
  return {
    bodyLimit: BODY_LIMIT,
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      problems.reply(
        error.code === 'FST_ERR_BAD_URL' ? new ApiError('not_found') : error,
        request,
        reply,
      );
    },
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  };
}

/**
 * Some HTTP clients send `Content-Type: application/json` with every request, body or not. Where a
 * route needs no body that must not be an error; where it needs one, validation says what is missing.
 */
export function tolerateEmptyBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body as string, done);
  });
}
