import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { basePathOf } from './platform/config/base-path';
import type { Environment } from './platform/config/environment';
import { memberOf } from './platform/config/networks';
import { ProblemDetailsFilter } from './platform/http/problems/problem-details.filter';
import { Admission } from './auth/guard/admission';
import { RateLimits } from './platform/http/rate-limits/rate-limits';
import { ShapePipe } from './platform/http/validation/validation-pipe';
import { redirectBelow } from './server/base-path';
import {
  assertBuiltFor,
  hasDashboard,
  MissingPageFilter,
  serveDashboard,
} from './server/pages/dashboard-files';
import { compressionOptions } from './server/compression';
import { contentSecurityPolicy } from './server/pages/content-security-policy';
import { serveOpenApi } from './server/openapi-routes';
import { readBodies } from './server/bodies';
import { ignoreExpectations } from './server/client-errors';
import { limitClientConnections } from './server/client-connections';
import { guardRequests } from './server/request-guard';
import { fastifyOptions } from './server/fastify-options';
import { TranslatedPages } from './server/pages/translated-pages';
import { GracefulAdapter } from './server/graceful-adapter';
import { scopeRequests } from './server/request-scope';

/** For how long a browser that came by TLS comes by nothing else, in seconds: a year. */
const HSTS_S = 31_536_000;

/** Builds the application, ready to listen. The same for `main`, tests and tools. */
export async function createApp(environment: Environment): Promise<NestFastifyApplication> {
  const basePath = basePathOf(environment.publicUrl);
  assertBuiltFor(environment.dashboardDir, basePath);
  const problems = new ProblemDetailsFilter(`${environment.publicUrl ?? ''}/docs/errors/`);
  const pages = new TranslatedPages(environment.dashboardDir);
  const adapter = new GracefulAdapter(fastifyOptions(problems, environment, pages), problems);
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
  app.useGlobalFilters(problems, new MissingPageFilter(problems, environment.dashboardDir, pages));
  app.useGlobalPipes(new ShapePipe());
  const fastify = adapter.getInstance();
  limitClientConnections(
    fastify.server,
    environment.maxConnections,
    memberOf(environment.trustProxy),
  );
  ignoreExpectations(fastify.server);
  scopeRequests(fastify);
  guardRequests(
    fastify,
    environment,
    environment.roles.has('api')
      ? {
          admission: app.get(Admission, { strict: false }),
          limits: app.get(RateLimits, { strict: false }),
        }
      : null,
  );
  readBodies(fastify);
  redirectBelow(fastify, basePath);
  await app.register(compress, compressionOptions);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(environment.dashboardDir),
    // For this name alone: what else stands under its domain is not ours to decide.
    hsts: isReachedByTls(environment) && { maxAge: HSTS_S, includeSubDomains: false },
  });
  serveOpenApi(app, basePath);
  if (hasDashboard(environment.dashboardDir)) await serveDashboard(app, environment.dashboardDir);
  app.enableShutdownHooks([]);
  return app;
}

function isReachedByTls({ publicUrl }: Environment): boolean {
  return publicUrl?.startsWith('https:') === true;
}
