import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** Greatest request body, in bytes. */
const BODY_LIMIT = 1024 * 1024;

export function fastifyOptions(): FastifyServerOptions {
  return {
    bodyLimit: BODY_LIMIT,
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    forceCloseConnections: true,
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
