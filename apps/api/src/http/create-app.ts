import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from '../app.module';
import type { Environment } from '../config/environment';
import { ProblemDetailsFilter } from '../errors/problem-details.filter';
import { validationPipe } from '../errors/validation';
import { serveDashboard } from './dashboard-files';
import { contentSecurityPolicy } from './content-security-policy';
import { serveOpenApi } from './openapi-routes';
import { rateLimitOptions } from './rate-limit';
import { fastifyOptions, tolerateEmptyBodies } from './fastify-options';

/** Builds the application, ready to listen. The same for `main`, tests and tools. */
export async function createApp(environment: Environment): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions());
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment),
    adapter,
    {
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(Logger));
  const filter = new ProblemDetailsFilter(`${environment.publicUrl ?? ''}/docs/errors/`);
  app.useGlobalFilters(filter);
  app.useGlobalPipes(validationPipe());
  tolerateEmptyBodies(adapter.getInstance());
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(environment.dashboardDir),
    hsts: false,
  });
  await app.register(rateLimit, rateLimitOptions(environment.requestsPerMinute));
  serveOpenApi(app);
  await serveDashboard(app, environment.dashboardDir, filter);
  app.enableShutdownHooks([]);
  return app;
}
