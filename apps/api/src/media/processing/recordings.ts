import { join } from 'node:path';
import { ffmpeg } from './ffmpeg';
import { notConvertible } from './worker/media-faults';
import { probe, voiceInThread } from './worker/media-thread';
import type { GivenFile, ProcessedFile } from './processed-file';
import type { Tools } from './tools';
import { LoudnessMeter, waveformOf } from './waveform';
import type { AudioTask, ProbeResult } from './worker/worker-tasks';

/** What phones play as a voice message. */
const VOICE_TYPE = 'audio/ogg; codecs=opus';

/** What phones play as audio, by container and codec. */
const PLAYED: Record<string, string> = {
  'MP3 mp3': 'audio/mpeg',
  'MP4 aac': 'audio/mp4',
  'QuickTime File Format aac': 'audio/mp4',
  'ADTS aac': 'audio/aac',
  'Ogg opus': VOICE_TYPE,
};

/** What is converted without ffmpeg, by container and codec. */
const DECODED: Record<string, AudioTask['codec']> = {
  'MP3 mp3': 'mp3',
  'FLAC flac': 'flac',
  'Ogg flac': 'flac',
  'Ogg vorbis': 'vorbis',
  'Ogg opus': 'opus',
  // As browsers record it.
  'WebM opus': 'packets',
  'Matroska opus': 'packets',
  'MP4 opus': 'packets',
  'MP4 aac': 'aac',
  'QuickTime File Format aac': 'aac',
};

/** Audio that phones play is sent as it is; everything else as Ogg with Opus. */
export async function audioOf(file: GivenFile, tools: Tools): Promise<ProcessedFile> {
  const path = await file.path();
  const found = await probe(path);
  const mimeType = found && !found.video ? PLAYED[nameOf(found)] : undefined;
  if (found && mimeType) return { converted: null, mimeType, details: secondsOf(found.seconds) };
  const { converted, seconds } = await toOpus(path, found, tools);
  return { converted, mimeType: VOICE_TYPE, details: secondsOf(seconds) };
}

/** Whatever is given becomes Ogg with Opus of one channel, with its duration and waveform. */
export async function voiceOf(file: GivenFile, tools: Tools): Promise<ProcessedFile> {
  const path = await file.path();
  const found = await probe(path);
  const isReady =
    found !== null && !found.video && nameOf(found) === 'Ogg opus' && found.audio?.channels === 1;
  const { converted, seconds, loudness } = await toOpus(path, found, tools);
  return {
    // What is ready is decoded for its waveform alone.
    converted: isReady ? null : converted,
    mimeType: VOICE_TYPE,
    details: { ...secondsOf(seconds), waveform: waveformOf(loudness) },
  };
}

interface Converted {
  converted: Buffer | { path: string };
  seconds: number;
  loudness: readonly number[];
}

async function toOpus(
  path: string,
  found: ProbeResult | null,
  { ffmpeg: program, scratch, signal }: Tools,
): Promise<Converted> {
  if (program) return withFfmpeg(program, path, join(scratch, 'voice.ogg'), signal);
  const codec = found && (DECODED[nameOf(found)] ?? wavOf(found));
  if (!codec) {
    throw notConvertible(
      'The recording cannot be converted here: without ffmpeg, MP3, M4A, WAV, FLAC and Ogg (Opus or Vorbis) can, and WebM with Opus. Send one of these, or ask the operator to install ffmpeg.',
    );
  }
  const { bytes, seconds, loudness } = await voiceInThread(path, codec, signal);
  return { converted: Buffer.from(bytes), seconds, loudness };
}

/** Writes the file, and what is needed for its waveform beside. */
async function withFfmpeg(
  program: string,
  path: string,
  voice: string,
  signal: AbortSignal,
): Promise<Converted> {
  const meter = new LoudnessMeter();
  const opus = [
    '-c:a',
    'libopus',
    '-b:a',
    '32k',
    '-application',
    'voip',
    '-ac',
    '1',
    '-ar',
    '48000',
  ];
  const samples = ['-f', 's16le', '-ac', '1', '-ar', String(LoudnessMeter.SAMPLE_RATE), 'pipe:1'];
  await ffmpeg(
    program,
    path,
    [
      '-map',
      '0:a:0',
      '-vn',
      ...opus,
      '-f',
      'ogg',
      `file:${voice}`,
      '-map',
      '0:a:0',
      '-vn',
      ...samples,
    ],
    signal,
    (bytes) => meter.take(bytes),
  );
  if (meter.seconds === 0) throw notConvertible('Nothing can be heard in the recording.');
  return { converted: { path: voice }, seconds: meter.seconds, loudness: meter.loudness };
}

function nameOf({ container, audio }: ProbeResult): string {
  return `${container} ${audio?.codec ?? ''}`;
}

function wavOf({ container, audio }: ProbeResult): 'wav' | null {
  return container === 'WAVE' && audio?.codec ? 'wav' : null;
}

/** Phones count whole seconds, and a short one is one. */
function secondsOf(seconds: number): { seconds: number } {
  return { seconds: Math.max(1, Math.round(seconds)) };
}
