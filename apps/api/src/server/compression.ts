import { constants } from 'node:zlib';
import type { FastifyCompressOptions } from '@fastify/compress';

/**
 * What is compressed as it is sent: JSON and pages made on the way. The dashboard's files are compressed
 * when they are built, event streams are never, and small answers gain nothing. gzip at a low level:
 * it costs a fraction of Brotli's time, and lists shrink to about a tenth.
 */
export const compressionOptions: FastifyCompressOptions = {
  encodings: ['gzip', 'identity'],
  threshold: 1_024,
  customTypes:
    /^(application\/(problem\+)?json|text\/(html|css|javascript)|application\/javascript)/,
  zlibOptions: { level: constants.Z_BEST_SPEED },
  // Nobody sends us compressed bodies: an unpacked one would walk around the body limit.
  globalDecompression: false,
};
