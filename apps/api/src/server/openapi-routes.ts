import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '../platform/config/version';
import { buildOpenApiDocument } from '../platform/http/openapi/openapi-document';

/** The page of the dashboard that shows the document to people. */
const REFERENCE_PAGE = '/reference/';
/** Where the reference stood before it was a page of the dashboard. */
const FORMER_REFERENCE = ['/v1/reference', '/v1/reference/*'];

/**
 * Serves `/v1/openapi.json`. The document is made when it is first asked for: a start need not wait for it.
 * Browsers keep what stands behind the # when they are led on, so that old links to an operation hold.
 *
 * @param basePath below which browsers find the API; empty: there is none.
 */
export function serveOpenApi(app: NestFastifyApplication, basePath: string): void {
  SwaggerModule.setup('v1', app, () => buildOpenApiDocument(app, VERSION, basePath), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'v1/openapi.json',
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const address of FORMER_REFERENCE)
    fastify.get(address, (_request, reply) => reply.redirect(REFERENCE_PAGE, 308));
}
