import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Connections on which a file is arriving. */
const uploading = new WeakSet<Socket>();

/**
 * A file is arriving, which may take longer than any other request. The route ends it when it takes
 * too long.
 */
export function noteUpload(request: FastifyRequest['raw']): void {
  const { socket } = request;
  uploading.add(socket);
  request.once('close', () => uploading.delete(socket));
}

export function isUploading(socket: Socket): boolean {
  return uploading.has(socket);
}
