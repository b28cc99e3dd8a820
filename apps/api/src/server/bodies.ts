import type { FastifyInstance } from 'fastify';
import { AUTH_BODY_MAX_BYTES } from '@whathooks/dto';
import { assertBounded } from '../platform/http/validation/bounds';

/**
 * Says how bodies are read. Called before routes are made.
 *
 * Only JSON is: Fastify's own parser of plain text would hand a text to a route that asks for an object.
 */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  tolerateEmptyBodies(fastify);
  fastify.addHook('onRoute', (route) => {
    // Whoever logs in has little to say, and need not have shown yet who they are.
    if (route.url.startsWith('/v1/auth/')) route.bodyLimit = AUTH_BODY_MAX_BYTES;
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    assertBounded(request.body);
    assertBounded(request.query);
    done();
  });
}

/**
 * Some HTTP clients send `Content-Type: application/json` with every request, body or not. Where a
 * route needs no body that must not be an error; where it needs one, validation says what is missing.
 */
function tolerateEmptyBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body as string, done);
  });
}
