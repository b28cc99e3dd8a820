import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { notConvertible } from './media-faults';
import type {
  AudioTask,
  PageResult,
  PageTask,
  ProbeResult,
  ProbeTask,
  VoiceResult,
  WorkerTask,
} from './worker-tasks';

const PROBE_WITHIN_MS = 15_000;
const PAGE_WITHIN_MS = 8_000;
/** Heap of the thread, in MiB. */
const MEMORY_MB = 512;

/** The compiled file, or its source where specs run from that. */
const SCRIPT = ['js', 'ts']
  .map((extension) => join(__dirname, `media-worker.${extension}`))
  .find((path) => existsSync(path));

/**
 * What an audio or video file says of itself; null where nothing can be read of it.
 *
 * @param path of the file.
 */
export async function probe(path: string): Promise<ProbeResult | null> {
  const task: ProbeTask = { kind: 'probe', path };
  try {
    return (await run(task, PROBE_WITHIN_MS)) as ProbeResult;
  } catch {
    return null;
  }
}

/**
 * @param signal ends it.
 * @throws ApiError media_not_convertible
 */
export async function voiceInThread(
  path: string,
  codec: AudioTask['codec'],
  signal: AbortSignal,
): Promise<VoiceResult> {
  try {
    const aacDecoder = require.resolve('audio-file-decoder/decode-audio.wasm');
    const task: AudioTask = { kind: 'voice', path, codec, aacDecoder };
    return (await run(task, null, signal)) as VoiceResult;
  } catch (error) {
    throw notConvertible(
      error instanceof TookTooLong
        ? 'The recording takes too long to be converted: send a shorter one.'
        : 'The recording is damaged, or nothing can be heard in it.',
    );
  }
}

/**
 * Draws the first page of a PDF; null where that is not possible: it is damaged, encrypted, or takes too long.
 *
 * @param path of the file.
 * @param edge longest edge of the picture, in pixels.
 * @param signal ends it sooner.
 */
export async function firstPage(
  path: string,
  edge: number,
  signal?: AbortSignal,
): Promise<PageResult | null> {
  const task: PageTask = { kind: 'page', path, edge };
  try {
    return (await run(task, PAGE_WITHIN_MS, signal)) as PageResult;
  } catch {
    return null;
  }
}

class TookTooLong extends Error {}

/**
 * Runs one task in its own thread, which ends with it.
 *
 * @param withinMs null where the signal alone ends it.
 */
async function run(
  task: WorkerTask,
  withinMs: number | null,
  signal?: AbortSignal,
): Promise<unknown> {
  if (signal?.aborted) throw new TookTooLong('ended');
  if (!SCRIPT) throw new Error('the script of the thread is missing');
  const worker = new Worker(SCRIPT, {
    workerData: task,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const done = Promise.withResolvers<unknown>();
  const late = (): void => done.reject(new TookTooLong('too slow'));
  const timer = withinMs === null ? undefined : setTimeout(late, withinMs);
  worker.once('message', ({ result, error }: { result?: unknown; error?: string }) => {
    if (error === undefined) done.resolve(result);
    else done.reject(new Error(error));
  });
  worker.once('error', (error) => done.reject(error));
  const stop = (): void => done.reject(new TookTooLong('ended'));
  signal?.addEventListener('abort', stop);
  worker.once('exit', () => done.reject(new Error('the thread ended')));
  try {
    return await done.promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
