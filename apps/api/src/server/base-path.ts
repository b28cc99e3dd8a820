import type { FastifyInstance } from 'fastify';

/**
 * Takes the base path off the addresses of requests, for every route alike. A proxy may have done so already: what
 * comes without it is taken as it is.
 *
 * @param basePath such as `/wa`; empty: there is none.
 * @returns Fastify's `rewriteUrl`.
 */
export function withoutBasePath(basePath: string): (request: { url?: string }) => string {
  return ({ url = '/' }) => {
    if (basePath === '' || !url.startsWith(basePath)) return url;
    const rest = url.slice(basePath.length);
    if (rest === '' || rest.startsWith('?')) return `/${rest}`;
    return rest.startsWith('/') ? rest : url;
  };
}

/** Leads browsers to addresses as they know them: a redirect within the product stays below its path. */
export function redirectBelow(fastify: FastifyInstance, basePath: string): void {
  if (basePath === '') return;
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && /^\/(?!\/)/.test(location)) {
      void reply.header('location', basePath + location);
    }
    done(null, payload);
  });
}
