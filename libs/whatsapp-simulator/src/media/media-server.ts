import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type MediaFaultBook, type MediaFaults } from './media-faults';
import { UPLOAD_TYPES } from './media-kinds';
import { directPath, type MediaStore, type StoredMedia } from './media-store';
import { atPace, damaged, pieceBytes, withFiller } from './moved-bytes';
import { type Part, rangeOf } from './ranges';
import type { UploadRights } from './upload-rights';

/** What the media server works with. */
export interface MediaParts {
  media: MediaStore;
  mediaFaults: MediaFaultBook;
  uploadRights: UploadRights;
}

interface Upload {
  Params: { type: string; token: string };
  Querystring: { auth?: string; token?: string };
  Body: AsyncIterable<Uint8Array> | null;
}

interface Download {
  Params: { folder: string; name: string };
  Querystring: { oh?: string };
}

/** Routes that clients of WhatsApp use, not those of the control API. */
export const FOR_CLIENTS = { forClients: true };

/** WhatsApp's media servers: companions upload to them, and everybody downloads. */
export async function serveMedia(api: FastifyInstance, parts: MediaParts): Promise<void> {
  await api.register((scope, _options, done) => {
    takeStreams(scope);
    for (const [room, types] of Object.entries(UPLOAD_TYPES)) {
      scope.post<Upload>(`/${room}/:type/:token`, { config: FOR_CLIENTS }, (request, reply) =>
        types.includes(request.params.type)
          ? upload(parts, request, reply)
          : refuse(reply, 404, `Nothing is uploaded to /${room}/${request.params.type}.`),
      );
    }
    scope.get<Download>('/v/:folder/:name', { config: FOR_CLIENTS }, (request, reply) =>
      download(parts, request, reply),
    );
    done();
  });
}

/** Bodies of any type come as they are, piece by piece. */
export function takeStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

async function upload(
  { media, mediaFaults, uploadRights }: MediaParts,
  { params: { type, token }, query, body, raw, headers }: FastifyRequest<Upload>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const owner = uploadRights.phoneOf(query.auth ?? '');
  if (!owner) return refuse(reply, 401, 'The right to upload is missing, forged or over.');
  const faults = mediaFaults.of(owner);
  const status = mediaFaults.takeStatus('upload', owner);
  if (status !== null) return refuse(retryAfter(reply, faults), status, 'Refused on purpose.');
  if (query.token !== undefined && query.token !== token)
    return refuse(reply, 400, 'The token of the query is not that of the path.');
  if (!body) return refuse(reply, 400, 'There are no bytes.');
  if (Number(headers['content-length'] ?? 0) > faults.maxBytes)
    return refuse(reply, 413, `A file may have ${faults.maxBytes} bytes.`);
  const { lifeMs, maxBytes } = faults;
  const requested = { owner, type, uploader: 'companion', lifeMs, maxBytes } as const;
  const cut = (): void => void raw.socket.destroy();
  const bytes = atPace(body, faults.bytesPerSecond, faults.cutUploadAfter, cut);
  // What is refused in the middle is not read to its end: its connection serves nothing else.
  const stored = await media
    .take(requested, bytes, (sha256) => token.replace(/=+$/, '') === sha256.toString('base64url'))
    .catch((error: unknown) => {
      reply.header('connection', 'close');
      throw error;
    });
  if (faults.garbledAnswer) return await reply.type('text/html').send('<html>busy</html>');
  const url = media.urlOf(stored, faults.foreignOrigin ?? undefined);
  const handle = type.startsWith('newsletter-') ? { handle: stored.id } : {};
  return await reply.send({ url, direct_path: directPath(stored), ...handle });
}

async function download(
  { media, mediaFaults }: MediaParts,
  { params: { folder, name }, query, headers }: FastifyRequest<Download>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const stored = media.at(`/v/${folder}/${name}`);
  if (!stored) return refuse(reply, 404, 'There is no such file.');
  const refused = (status: number, why: string): FastifyReply => {
    media.count(stored, 'refused');
    return refuse(reply, status, why);
  };
  if (query.oh !== new URLSearchParams(stored.query).get('oh'))
    return refused(403, 'The address is not whole.');
  if (stored.expiresAt <= Date.now()) return refused(410, 'The file has expired.');
  const faults = mediaFaults.of(stored.owner, stored.id);
  const status = mediaFaults.takeStatus('download', stored.owner, stored.id);
  if (status !== null) {
    retryAfter(reply, faults);
    return refused(status, 'Refused on purpose.');
  }
  const range = rangeOf(headers.range, stored.size);
  if (!range) {
    reply.header('content-range', `bytes */${stored.size}`);
    return refused(416, 'The file has no such part.');
  }
  media.count(stored, 'downloads');
  return send(media, stored, range, faults, reply);
}

async function send(
  media: MediaStore,
  stored: StoredMedia,
  { start, end, isWhole }: Part,
  faults: MediaFaults,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { announceBytes, endless, cutAfter, bytesPerSecond } = faults;
  const there = end - start;
  const length = announceBytes ?? there;
  reply
    .code(isWhole ? 200 : 206)
    .type('application/octet-stream')
    .header('accept-ranges', 'bytes');
  if (!isWhole) reply.header('content-range', `bytes ${start}-${end - 1}/${stored.size}`);
  if (!endless) reply.header('content-length', length);
  const last = start + Math.min(there, length);
  const file = media.read(stored, start, last, pieceBytes(faults));
  const damagedFile = damaged(file, start, stored.size, faults);
  const filled = withFiller(damagedFile, endless ? Infinity : Math.max(0, length - there));
  reply.raw.on('finish', () => media.count(stored, 'completed'));
  return reply.send(Readable.from(atPace(filled, bytesPerSecond, cutAfter), { objectMode: false }));
}

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error });
}

function retryAfter(reply: FastifyReply, { retryAfterS }: MediaFaults): FastifyReply {
  return retryAfterS === null ? reply : reply.header('retry-after', retryAfterS);
}
