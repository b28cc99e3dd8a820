import type { FastifyInstance } from 'fastify';
import { AUTH_BODY_MAX_BYTES, SEND_BODY_MAX_BYTES } from '@whathooks/dto';
import { ApiError } from '../platform/http/problems/api-error';
import { assertBounded } from '../platform/http/validation/bounds';
import { noteUpload } from './uploads';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads the body itself, as it comes: it is a form with a file. */
    takesFile?: boolean;
  }
}

const SENDING: ReadonlySet<string> = new Set([
  'POST /v1/messages',
  'POST /v1/sessions/:id/messages',
]);

/** Taken for JSON as they are, the bytes would be told to be none. */
const COMPRESSED = 'Send the body as it is, without Content-Encoding: it is not decompressed.';

/**
 * Says how bodies are read. Called before routes are made.
 *
 * Only JSON is, and forms with a file where a route takes one: Fastify's own parser of plain text would hand a text to a route that asks for an object.
 */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  tolerateEmptyBodies(fastify);
  leaveForms(fastify);
  fastify.addHook('onRoute', (route) => {
    // A log-in needs few bytes, and comes from callers who are not authenticated yet.
    if (route.url.startsWith('/v1/auth/')) route.bodyLimit = AUTH_BODY_MAX_BYTES;
    // A message may hold its file.
    if (SENDING.has(`${String(route.method)} ${route.url}`)) route.bodyLimit = SEND_BODY_MAX_BYTES;
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding'];
    const isPlain = !encoding || encoding.toLowerCase() === 'identity' || request.method === 'GET';
    done(isPlain ? null : new ApiError('unsupported_media_type', COMPRESSED), payload);
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

/** A form is left unread to the route that takes a file. */
function leaveForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    const { takesFile } = request.routeOptions.config;
    if (takesFile) noteUpload(request.raw);
    done(takesFile ? null : new ApiError('unsupported_media_type'));
  });
}
