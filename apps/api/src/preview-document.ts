import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module';
import { readEnvironment } from './platform/config/environment';
import { VERSION } from './platform/config/version';
import { buildOpenApiDocument } from './platform/http/openapi/openapi-document';

/** The OpenAPI document without a running application: no database, no port. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const environment = readEnvironment({ DATABASE_URL: 'postgresql://nobody@localhost/none' });
  const app = await NestFactory.create(AppModule.with(environment), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return buildOpenApiDocument(app, VERSION);
}
