import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from '../app.module';
import type { Environment } from '../config/environment';
import { ProblemDetailsFilter } from '../errors/problem-details.filter';
import { validationPipe } from '../errors/validation';
import { hasDashboard, MissingPageFilter, serveDashboard } from './dashboard-files';
import { compressionOptions } from './compression';
import { contentSecurityPolicy } from './content-security-policy';
import { serveOpenApi } from './openapi-routes';
import { rateLimitOptions } from './rate-limit';
import { fastifyOptions, tolerateEmptyBodies } from './fastify-options';
import { GracefulAdapter } from './graceful-adapter';

/** Builds the application, ready to listen. The same for `main`, tests and tools. */
export async function createApp(environment: Environment): Promise<NestFastifyApplication> {
  const problems = new ProblemDetailsFilter(`${environment.publicUrl ?? ''}/docs/errors/`);
  const adapter = new GracefulAdapter(fastifyOptions(problems), problems);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment),
    adapter,
    {
      // What goes wrong here is told in one line by whoever starts the program.
      logger: false,
      bodyParser: false,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(problems, new MissingPageFilter(problems, environment.dashboardDir));
  app.useGlobalPipes(validationPipe());
  tolerateEmptyBodies(adapter.getInstance());
  await app.register(compress, compressionOptions);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(environment.dashboardDir),
    hsts: false,
  });
  await app.register(rateLimit, rateLimitOptions(environment.requestsPerMinute));
  serveOpenApi(app);
  if (hasDashboard(environment.dashboardDir)) await serveDashboard(app, environment.dashboardDir);
  app.enableShutdownHooks([]);
  return app;
}
