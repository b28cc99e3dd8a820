import AjvCompiler from '@fastify/ajv-compiler';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { accountRoutes } from './control-accounts';
import { activityRoutes } from './control-activity';
import { groupRoutes } from './control-groups';
import { limitRoutes } from './control-limits';
import { mediaRoutes } from './control-media';
import { messageRoutes } from './control-messages';
import { passkeyRoutes } from './control-passkeys';
import type { ControlOptions } from './control-options';
import { ROUTES } from './control-routes';
import { stateRoutes } from './control-state';
import { troubleRoutes } from './control-trouble';
import type { Exchange } from '../exchange/exchange';
import { servePictures } from '../server/picture-queries';
import { serveMedia } from '../media/media-server';
import { isClientFromHere, isFromHere } from '../wire/own-origin';
import { SimulatorProblem } from '../store/problem';

/** A request that is not here whole by then is cut. Streams of events say something more often. */
const REQUEST_MS = 60_000;
/** A connection on which nothing moves is cut: longer than anybody waits for a message or a burst. */
const SILENCE_MS = 600_000;
/** Pause between two signs of life on a quiet stream of events. */
const HEARTBEAT_MS = 20_000;

/**
 * Makes the shapes of requests into functions: once for a process, however many simulators it starts. All of
 * them have the same shapes, and this is a large part of a start.
 */
const buildValidator = AjvCompiler();

/** Every way to move the simulator: tests, load and the phone page all come through this door. */
export async function buildControlApi(options: ControlOptions): Promise<FastifyInstance> {
  const { exchange } = options;
  const api = Fastify({
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
    requestTimeout: REQUEST_MS,
    connectionTimeout: SILENCE_MS,
    http: { headersTimeout: REQUEST_MS, connectionsCheckingInterval: REQUEST_MS / 4 },
    // A misspelt field is a mistake to be told, not to be dropped.
    ajv: { customOptions: { removeAdditional: false, allErrors: true } },
    schemaController: { compilersFactory: { buildValidator } },
  });
  refuseStrangers(api);
  api.setErrorHandler((error: FastifyError | SimulatorProblem, _request, reply) => {
    const status = error instanceof SimulatorProblem ? error.status : (error.statusCode ?? 500);
    return reply.status(status).send({ error: sentence(error), code: error.code });
  });
  api.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .send({ error: `There is no ${request.method} ${request.url}. GET /control lists all.` }),
  );
  // What an answer tells must be safe before it leaves.
  api.addHook('onSend', (_request, _reply, _payload, done) => {
    exchange.database.commit();
    done();
  });
  api.get('/control', () => ({ routes: ROUTES }));
  api.get('/control/info', () => ({
    ...options.info(),
    accounts: exchange.accounts.all().length,
  }));
  accountRoutes(api, options);
  groupRoutes(api, options);
  messageRoutes(api, options);
  activityRoutes(api, options);
  mediaRoutes(api, options);
  passkeyRoutes(api, options);
  troubleRoutes(api, options);
  limitRoutes(api, options);
  stateRoutes(api, options);
  serveEvents(api, exchange);
  servePictures(api, exchange);
  await serveMedia(api, exchange);
  await servePage(api, options);
  return api;
}

function refuseStrangers(api: FastifyInstance): void {
  api.addHook('onRequest', (request, _reply, done) => {
    const isAllowed = 'forClients' in request.routeOptions.config ? isClientFromHere : isFromHere;
    done(
      isAllowed(request.headers)
        ? undefined
        : new SimulatorProblem('The simulator answers its own page and programs here only.', 403),
    );
  });
}

/** Tells in words what is wrong with a body. */
function sentence(error: FastifyError | SimulatorProblem): string {
  if (!('validation' in error) || !error.validation) return error.message;
  return error.validation
    .map(({ instancePath, keyword, message = '', params }) => {
      const field = instancePath.slice(1).replaceAll('/', '.');
      if (keyword === 'additionalProperties')
        return `There is no field "${String(params['additionalProperty'])}".`;
      if (keyword === 'required') return `"${String(params['missingProperty'])}" is missing.`;
      if (keyword === 'enum')
        return `"${field}" must be one of: ${String(params['allowedValues'])}.`;
      if (field === 'phone')
        return '"phone" must be a number with its country code: 7 to 15 digits, no + and no spaces.';
      return field ? `"${field}" ${message}.` : `The body ${message}.`;
    })
    .join(' ');
}

function serveEvents(api: FastifyInstance, exchange: Exchange): void {
  api.get('/control/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    reply.raw.write(': simulator\n\n');
    const tell = (phone: string): void => {
      reply.raw.write(`event: change\ndata: ${JSON.stringify({ phone })}\n\n`);
    };
    exchange.events.on('change', tell);
    const heartbeat = setInterval(() => reply.raw.write(': here\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      exchange.events.off('change', tell);
    });
  });
}

async function servePage(
  api: FastifyInstance,
  { pageDir, pageFiles = {} }: ControlOptions,
): Promise<void> {
  if (!pageDir) return;
  await api.register(fastifyStatic, { root: pageDir, prefix: '/', cacheControl: false });
  for (const [address, path] of Object.entries(pageFiles)) {
    api.get(address, (_request, reply) => {
      const at = path.lastIndexOf('/') + 1;
      return reply.sendFile(path.slice(at), path.slice(0, at));
    });
  }
}
