import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { buildOpenApiDocument } from '../platform/http/openapi/openapi-document';
import { VERSION } from '../platform/config/version';

/**
 * Serves `/v1/openapi.json` and the browsable reference at `/v1/reference`. The document is made when
 * it is first asked for: a start need not wait for it.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('v1/reference', app, () => buildOpenApiDocument(app, VERSION), {
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
