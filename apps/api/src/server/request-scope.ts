import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestScope } from '../platform/scope/scope';

/**
 * Gives each request a scope of its own: its statements run for the organization of whoever calls, and fail until that
 * is known. The first of all hooks.
 */
export function scopeRequests(fastify: FastifyInstance): void {
  const scopes = new WeakMap<FastifyRequest, RequestScope>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const scope = new RequestScope();
    scopes.set(request, scope);
    scope.run(done);
  });
  // The body is read by events of the connection, which know nothing of the request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const scope = scopes.get(request);
    if (scope) scope.run(done);
    else done();
  });
}
