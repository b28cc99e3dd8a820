import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { buildOpenApiDocument } from '../platform/http/openapi/openapi-document';
import { VERSION } from '../platform/config/version';

/**
 * Serves `/v1/openapi.json` and the browsable reference at `/v1/reference`. The document is made when
 * it is first asked for: a start need not wait for it.
 *
 * @param basePath below which browsers find the API; empty: there is none.
 */
export function serveOpenApi(app: NestFastifyApplication, basePath: string): void {
  const document = (): OpenAPIObject => buildOpenApiDocument(app, VERSION, basePath);
  SwaggerModule.setup('v1/reference', app, document, {
    jsonDocumentUrl: 'v1/openapi.json',
    customSiteTitle: 'whathooks API reference',
    raw: ['json'],
    swaggerOptions: {
      persistAuthorization: false,
      displayRequestDuration: true,
      // All groups fit on a screen or two. Unfolded, only the operations in sight would be in the page.
      docExpansion: 'none',
    },
  });
}
