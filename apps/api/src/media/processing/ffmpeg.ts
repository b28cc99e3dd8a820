import { spawn } from 'node:child_process';
import { isFull, StorageFull } from '../../platform/storage/storage-errors';
import { notConvertible } from './worker/media-faults';

/** Pixels of one frame; more than 8K is a bomb. */
const MOST_PIXELS = 40_000_000;
const MOST_BYTES_OF_ONE_ALLOCATION = 512 * 1024 ** 2;

/** Characters of its errors that are kept: the last ones. */
const MOST_SAID = 4_096;

/** Demuxers that read one file and nothing it may name: no playlists, no lists of files. */
const DEMUXERS =
  'mov,matroska,webm,ogg,mp3,wav,flac,aac,amr,avi,mpegts,mpeg,flv,asf,gif,aiff,caf,w64,webp_pipe,png_pipe';

/**
 * Runs ffmpeg on one file. It is started without a shell, and reads that file and no network.
 *
 * @param program path of ffmpeg.
 * @param input path of the file.
 * @param output arguments behind the input.
 * @param signal ends it.
 * @param onBytes takes what it writes to its standard output.
 * @throws ApiError media_not_convertible; StorageFull where its output has no room.
 */
export async function ffmpeg(
  program: string,
  input: string,
  output: readonly string[],
  signal: AbortSignal,
  onBytes: (bytes: Buffer) => void = () => undefined,
): Promise<void> {
  const child = spawn(
    program,
    [...BEFORE_INPUT, '-i', `file:${input}`, ...AFTER_INPUT, ...output],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {},
    },
  );
  child.stdout.on('data', onBytes);
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said = (said + String(bytes)).slice(-MOST_SAID)));
  const ended = await new Promise<NodeJS.Signals | number | null>((resolve, reject) => {
    const kill = (): boolean => child.kill('SIGKILL');
    signal.addEventListener('abort', kill);
    if (signal.aborted) kill();
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill);
      resolve(killedBy ?? code);
    });
    child.once('error', ({ message }) => {
      signal.removeEventListener('abort', kill);
      reject(notConvertible(`ffmpeg cannot be run here: ${message}.`));
    });
  });
  // Where the end of its output has no room, it says so and ends as if all were well. A limit of file sizes ends it
  // by a signal.
  if (ended === 'SIGXFSZ' || isFull({ message: said })) throw new StorageFull(new Error(said));
  if (ended === 0) return;
  throw notConvertible(
    ended === 'SIGKILL'
      ? 'The file takes too long to be converted: send a shorter one.'
      : 'The file is damaged, or of a kind that ffmpeg cannot read here.',
  );
}

const BEFORE_INPUT = [
  '-hide_banner',
  '-nostdin',
  '-v',
  'error',
  '-max_alloc',
  String(MOST_BYTES_OF_ONE_ALLOCATION),
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  DEMUXERS,
  '-max_pixels',
  String(MOST_PIXELS),
];
const AFTER_INPUT = ['-y', '-map_metadata', '-1', '-threads', '2', '-sn', '-dn'];
