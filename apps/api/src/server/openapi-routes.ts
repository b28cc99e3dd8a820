import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { buildOpenApiDocument } from '../platform/http/openapi/openapi-document';
import { VERSION } from '../platform/config/version';

/** Serves `/v1/openapi.json` and the browsable reference at `/v1/reference`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const document = buildOpenApiDocument(app, VERSION);
  SwaggerModule.setup('v1/reference', app, document, {
    jsonDocumentUrl: 'v1/openapi.json',
    customSiteTitle: 'whathooks API reference',
    raw: ['json'],
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true },
  });
}
