import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpeg } from './ffmpeg';
import { notConvertible } from './worker/media-faults';
import { probe } from './worker/media-thread';
import { openPicture, plainThumbnail, reading, thumbnailOf } from './pictures';
import type { GivenFile, ProcessedFile } from './processed-file';
import type { Tools } from './tools';
import type { ProbeResult } from './worker/worker-tasks';

/** Longer edge of a video that is converted, and edge of a round one, in pixels. */
const LONGER_EDGE = 1_280;
const ROUND_EDGE = 640;
/** WhatsApp takes round videos of a minute. */
const ROUND_MAX_S = 60;

export type VideoStyle = 'gif' | 'round' | null;

/** MP4 with H.264 and AAC is sent as it is; everything else is converted to it, where ffmpeg is there. */
export async function videoOf(
  file: GivenFile,
  wished: VideoStyle,
  tools: Tools,
): Promise<ProcessedFile> {
  const isMovingPicture = MOVING_PICTURES.has(file.mimeType);
  const path = await (isMovingPicture ? gifPath(file, tools) : file.path());
  // A moving picture has no sound, and plays again and again.
  const style = wished ?? (isMovingPicture ? 'gif' : null);
  const given = isMovingPicture ? null : await probe(path);
  const converted = given && isReady(given, style) ? null : await convert(path, style, tools);
  const found = converted ? await probe(converted.path) : given;
  if (!found?.video) throw notConvertible('There is nothing to be seen in the video.');
  if (style === 'round' && found.seconds > ROUND_MAX_S + 1) {
    throw notConvertible(
      `A round video may have ${ROUND_MAX_S} seconds; this one has ${Math.round(found.seconds)}.`,
    );
  }
  const { width, height } = found.video;
  return {
    converted,
    mimeType: 'video/mp4',
    details: {
      width,
      height,
      seconds: Math.max(1, Math.round(found.seconds)),
      thumbnail: await firstPicture(converted?.path ?? path, found.video, tools),
      ...(style && { style }),
    },
  };
}

const MOVING_PICTURES: ReadonlySet<string> = new Set(['image/gif', 'image/webp', 'image/apng']);

/** Phones play this and nothing else: 8 bits, and no rarer profile of H.264. */
const PLAYED_PROFILE = /^avc[13]\.(42|4d|58|64)/i;

function isReady({ container, video, audio }: ProbeResult, style: VideoStyle): boolean {
  if (container !== 'MP4' || video?.codec !== 'avc') return false;
  if (!PLAYED_PROFILE.test(video.profile ?? '')) return false;
  if (style === 'gif' && audio) return false;
  if (style === 'round' && video.width !== video.height) return false;
  return !audio || audio.codec === 'aac';
}

async function convert(
  path: string,
  style: VideoStyle,
  { ffmpeg: program, scratch, signal }: Tools,
): Promise<{ path: string }> {
  if (!program) {
    throw notConvertible(
      `The video cannot be converted here, where ffmpeg is not installed. Send an MP4 with H.264 and AAC${
        style === 'gif'
          ? ', for a GIF without sound'
          : style === 'round'
            ? ', for a round video a square one'
            : ''
      }, send it as a \`document\`, or ask the operator to install ffmpeg.`,
    );
  }
  const out = join(scratch, 'video.mp4');
  const sound =
    style === 'gif' ? ['-an'] : ['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'];
  const output = [
    ...['-map', '0:v:0', ...sound],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-profile:v', 'high'],
    ...['-pix_fmt', 'yuv420p', '-vf', filterOf(style), '-movflags', '+faststart'],
    ...['-f', 'mp4', `file:${out}`],
  ];
  await ffmpeg(program, path, output, signal);
  return { path: out };
}

function filterOf(style: VideoStyle): string {
  return style === 'round'
    ? `crop='min(iw,ih)':'min(iw,ih)',scale=${ROUND_EDGE}:${ROUND_EDGE},setsar=1`
    : `scale='if(gt(iw,ih),min(${LONGER_EDGE},iw),-2)':'if(gt(iw,ih),-2,min(${LONGER_EDGE},ih))',scale='trunc(iw/2)*2':'trunc(ih/2)*2',setsar=1`;
}

/** Never nothing: phones would show a grey tile. */
async function firstPicture(
  path: string,
  { width, height }: { width: number; height: number },
  { ffmpeg: program, scratch, signal }: Tools,
): Promise<Buffer> {
  if (!program) return plainThumbnail(width, height);
  const picture = join(scratch, 'first.png');
  const output = ['-map', '0:v:0', '-frames:v', '1', '-f', 'image2', `file:${picture}`];
  await ffmpeg(program, path, output, signal);
  return thumbnailOf(await readFile(picture));
}

/** ffmpeg does not read every animation that is a picture. */
async function gifPath(file: GivenFile, { scratch }: Tools): Promise<string> {
  if (file.mimeType === 'image/gif') return file.path();
  const { picture } = await openPicture(await file.bytes(), 'all');
  const path = join(scratch, 'moving.gif');
  await reading(picture.gif().toFile(path));
  return path;
}
