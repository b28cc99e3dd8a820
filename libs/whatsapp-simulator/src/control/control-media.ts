import { Readable } from 'node:stream';
import { normalizeMessageContent } from '@whiskeysockets/baileys';
import type { FastifyInstance } from 'fastify';
import type { ControlOptions } from './control-options';
import type { Exchange } from '../exchange/exchange';
import { makeFile, takePlainFile } from '../media/made-files';
import type { MediaFaults } from '../media/media-faults';
import { takeStreams } from '../media/media-server';
import { directPath, type StoredMedia } from '../media/media-store';
import { checkFile, opening } from '../media/opened-files';
import { fileIn } from '../phone/messages/seen-files';
import { SimulatorProblem } from '../store/problem';
import * as shapes from './shapes/media-shapes';

/** A file on the media servers, as the control API shows it. */
export interface StoredMediaView extends Omit<
  StoredMedia,
  'path' | 'query' | 'uploadedAt' | 'expiresAt'
> {
  directPath: string;
  url: string;
  /** ISO 8601. */
  uploadedAt: string;
  expiresAt: string;
  /** What goes wrong with it. */
  faults: MediaFaults;
}

interface PhoneParams {
  Params: { phone: string };
}
interface FileParams {
  Params: { id: string };
}
type FaultsBody = { Body: Partial<MediaFaults> };

/** Files that phones upload, the state of all files, and what goes wrong with them. */
export function mediaRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, media, mediaFaults } = exchange;
  const schema = { body: shapes.mediaFaults };
  makingRoute(api, exchange);
  openedRoute(api, exchange);
  api.get<{ Querystring: shapes.ListMedia }>(
    '/control/media',
    { schema: { querystring: shapes.listMedia } },
    ({ query: { owner } }) => ({ data: media.list(owner).map((one) => view(exchange, one)) }),
  );
  api.get<FileParams>('/control/media/:id', ({ params }) => view(exchange, media.get(params.id)));
  api.put<FileParams & FaultsBody>('/control/media/:id/faults', { schema }, ({ params, body }) => {
    mediaFaults.setOfFile(media.get(params.id).id, body);
    return view(exchange, media.get(params.id));
  });
  api.delete<FileParams>('/control/media/:id/faults', ({ params }) => {
    mediaFaults.clearFile(media.get(params.id).id);
    return view(exchange, media.get(params.id));
  });
  const ofPhone = '/control/accounts/:phone/media-faults';
  api.put<PhoneParams & FaultsBody>(ofPhone, { schema }, ({ params, body }) => {
    const { phone } = accounts.get(params.phone);
    mediaFaults.setOfPhone(phone, body);
    return mediaFaults.of(phone);
  });
  api.delete<PhoneParams>(ofPhone, ({ params }) => {
    const { phone } = accounts.get(params.phone);
    mediaFaults.clearPhone(phone);
    return mediaFaults.of(phone);
  });
  api.put<FaultsBody>('/control/media-faults', { schema }, ({ body }) => {
    mediaFaults.setForAll(body);
    return mediaFaults.of('');
  });
  api.delete('/control/media-faults', () => {
    mediaFaults.clearAll();
    return mediaFaults.of('');
  });
}

/** The file of a message, as a strict phone opens it: 422 tells what a phone would refuse. */
function openedRoute(api: FastifyInstance, { accounts, chats, media }: Exchange): void {
  api.get<{ Params: { phone: string; id: string } }>(
    '/control/accounts/:phone/messages/:id/media',
    async ({ params }, reply) => {
      const message = chats.withId(accounts.get(params.phone).phone, params.id);
      const file = message && fileIn(normalizeMessageContent(message.content) ?? {});
      if (!file) throw new SimulatorProblem(`${params.phone} has no file ${params.id}.`, 404);
      const { kind, fields } = file;
      const stored = media.at(fields.directPath?.split('?')[0] ?? '');
      if (!stored) throw new SimulatorProblem('There is nothing at the directPath.', 404);
      const claims = {
        kind,
        mediaKey: fields.mediaKey ?? new Uint8Array(),
        fileSha256: fields.fileSha256 ?? new Uint8Array(),
        fileEncSha256: fields.fileEncSha256 ?? new Uint8Array(),
        fileLength: Number(fields.fileLength ?? 0),
      };
      await checkFile(media, stored, claims);
      reply.type(fields.mimetype || 'application/octet-stream');
      const plain = opening(media, stored, claims);
      return reply.send(Readable.from(plain, { objectMode: false }));
    },
  );
}

/** A file comes as it is, with its type, however long it is. */
function makingRoute(api: FastifyInstance, exchange: Exchange): void {
  const { accounts, media, mediaFaults } = exchange;
  type Making = PhoneParams & {
    Querystring: shapes.MakeMedia;
    Body: AsyncIterable<Uint8Array> | null;
  };
  void api.register((scope, _options, done) => {
    takeStreams(scope);
    scope.post<Making>(
      '/control/accounts/:phone/media',
      { schema: { querystring: shapes.makeMedia } },
      async ({ params, query: { kind, plain }, headers, body }) => {
        const { phone } = accounts.getRegistered(params.phone);
        if (!body) throw new SimulatorProblem('The body is the file, and it is missing.');
        const mimeType = headers['content-type'] ?? 'application/octet-stream';
        const owner = { owner: phone, lifeMs: mediaFaults.of(phone).lifeMs };
        if (plain) return view(exchange, await takePlainFile(media, kind, owner, body));
        return view(exchange, await makeFile(media, { kind, mimeType }, owner, body));
      },
    );
    done();
  });
}

function view({ media, mediaFaults }: Exchange, stored: StoredMedia): StoredMediaView {
  const { path: _, query: __, uploadedAt, expiresAt, ...rest } = stored;
  return {
    ...rest,
    directPath: directPath(stored),
    url: media.urlOf(stored),
    uploadedAt: new Date(uploadedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    faults: mediaFaults.of(stored.owner, stored.id),
  };
}
