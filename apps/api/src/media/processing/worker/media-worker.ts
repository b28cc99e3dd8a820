/**
 * Reads what a stranger's audio or video file says, decodes and encodes voice messages, and draws the first page
 * of a PDF, in a thread of its own: a file that takes for ever or all memory ends the thread and nothing else.
 * Imports packages only.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  AudioTask,
  PageResult,
  PageTask,
  ProbeResult,
  VoiceResult,
  WorkerTask,
} from './worker-tasks';

const SAMPLE_RATE = 48_000;
/** Samples of one packet: 20 ms. */
const FRAME = 960;
const BITRATE = 24_000;
/** Silence that a decoder of Opus leaves out at the beginning, in samples. */
const PRE_SKIP = 312;

/** Samples of one channel, each from -1 to 1, as they are decoded. */
interface Samples {
  channels: readonly Float32Array[];
  sampleRate: number;
}

async function run(task: WorkerTask): Promise<ProbeResult | VoiceResult | PageResult> {
  if (task.kind === 'page') return firstPage(task);
  return task.kind === 'probe' ? probe(task.path) : voice(task);
}

/** Memory of WebAssembly that a PDF may take, in pages of 64 KiB. */
const WASM_MEMORY_MAX = (384 * 1024 ** 2) / 65_536;

/**
 * Limits of a thread do not count the memory of WebAssembly: growing it beyond the limit fails, as where there is
 * no more of it.
 */
function limitMemory(): void {
  const memory = (globalThis as unknown as WithWebAssembly).WebAssembly.Memory.prototype;
  const grow = memory.grow;
  memory.grow = function (this: WasmMemory, by: number): number {
    const pages = this.buffer.byteLength / 65_536;
    if (pages + by > WASM_MEMORY_MAX) throw new RangeError('too much memory');
    return grow.call(this, by);
  };
}

/** The types of Node do not have these. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(this: WasmMemory, pages: number): number;
}

interface WithWebAssembly {
  WebAssembly: { Memory: { prototype: WasmMemory } };
}

/** Scripts in a PDF are not run, and nothing that it refers to is loaded. */
async function firstPage({ path, edge }: PageTask): Promise<PageResult> {
  limitMemory();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  const pages = document.getPageCount();
  const page = document.getPage(0);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = edge / Math.max(originalWidth, originalHeight);
  const isFlat = Math.min(originalWidth, originalHeight) * scale < 1;
  if (!Number.isFinite(scale) || isFlat) throw new Error('a page without an area');
  const drawn = await page.render({ scale, render: 'bitmap', renderFormFields: false });
  const { width, height, data } = drawn;
  return { pages, width, height, pixels: Uint8Array.from(data) };
}

async function probe(path: string): Promise<ProbeResult> {
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const seconds = await input.computeDuration();
    return {
      container: (await input.getFormat()).name,
      seconds: Number.isFinite(seconds) ? seconds : 0,
      video: video && {
        codec: video.codec,
        profile: await video.getCodecParameterString(),
        width: video.displayWidth,
        height: video.displayHeight,
      },
      audio: audio && { codec: audio.codec, channels: audio.numberOfChannels },
    };
  } finally {
    input.dispose();
  }
}

async function voice(task: AudioTask): Promise<VoiceResult> {
  const encoder = new VoiceEncoder();
  const resampler = new Resampler();
  await encoder.open();
  for await (const samples of decoded(task)) {
    await encoder.add(resampler.resampled(mono(samples.channels), samples.sampleRate));
  }
  return encoder.end();
}

/** The decoders take what they are given and keep the rest of a frame for the next part. */
async function* decoded({ path, codec, aacDecoder }: AudioTask): AsyncGenerator<Samples> {
  if (codec === 'wav') {
    yield* decodedWav(path);
    return;
  }
  if (codec === 'packets') {
    yield* decodedPackets(path);
    return;
  }
  if (codec === 'aac') {
    yield* decodedAac(path, aacDecoder);
    return;
  }
  const decoder = await decoderOf(codec);
  await decoder.ready;
  for await (const chunk of createReadStream(path)) {
    const { channelData, sampleRate } = await decoder.decode(chunk as Buffer);
    if (channelData[0]?.length) yield { channels: channelData, sampleRate };
  }
  const rest = await decoder.flush?.();
  if (rest?.channelData[0]?.length) {
    yield { channels: rest.channelData, sampleRate: rest.sampleRate };
  }
}

interface Decoded {
  channelData: Float32Array[];
  sampleRate: number;
}

interface Decoder {
  ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
}

async function decoderOf(
  codec: Exclude<AudioTask['codec'], 'wav' | 'packets' | 'aac'>,
): Promise<Decoder> {
  switch (codec) {
    case 'mp3':
      return new (await import('mpg123-decoder')).MPEGDecoder();
    case 'flac':
      return new (await import('@wasm-audio-decoders/flac')).FLACDecoder();
    case 'vorbis':
      return new (await import('@wasm-audio-decoders/ogg-vorbis')).OggVorbisDecoder();
    case 'opus':
      return new (await import('ogg-opus-decoder')).OggOpusDecoder();
  }
}

async function* decodedWav(path: string): AsyncGenerator<Samples> {
  const { AudioSampleSink, FilePathSource, Input, WAVE } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(path), formats: [WAVE] });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new Error('a WAV file without sound');
    for await (const sample of new AudioSampleSink(track).samples()) {
      const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
        const plane = new Float32Array(sample.numberOfFrames);
        sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
        return plane;
      });
      yield { channels, sampleRate: sample.sampleRate };
      sample.close();
    }
  } finally {
    input.dispose();
  }
}

/** Packets of AAC that are decoded at once: 40 s or so. */
const AAC_PART = 2_000;
/** Packets before a part that are decoded with it: what is heard of a packet depends on the one before. */
const AAC_LEAD = 2;

/**
 * The decoder takes a whole file and gives out all of its samples, as one channel. So it gets the packets of the
 * file part by part, each part as a file of its own.
 *
 * @param wasm path of the decoder.
 */
async function* decodedAac(path: string, wasm: string): AsyncGenerator<Samples> {
  limitMemory();
  // It was made for browsers: with these it finds its own file, and asks nothing of any network.
  Object.assign(globalThis, {
    ...{ require: createRequire(wasm), __dirname: dirname(wasm), fetch: undefined },
  });
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw new Error('a recording without sound');
    let lead: EncodedPacket[] = [];
    let part: EncodedPacket[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) {
      // Nothing is to be heard before the beginning.
      if (packet.timestamp < 0) lead = [packet];
      else part.push(packet);
      if (part.length < AAC_PART) continue;
      yield await decodedPart(lead, part, config, wasm);
      lead = part.slice(-AAC_LEAD);
      part = [];
    }
    if (part.length > 0) yield await decodedPart(lead, part, config, wasm);
  } finally {
    input.dispose();
  }
}

type EncodedPacket = import('mediabunny').EncodedPacket;

/** What is to be heard of some packets. */
async function decodedPart(
  before: readonly EncodedPacket[],
  part: readonly EncodedPacket[],
  config: AudioDecoderConfig,
  wasm: string,
): Promise<Samples> {
  const { getAudioDecoder } = await import('audio-file-decoder');
  // It leaves out the sound of the first packet.
  const lead = [...part.slice(0, 1), ...part.slice(0, 1), ...before].slice(-AAC_LEAD);
  const decoder = await getAudioDecoder(wasm, await adtsOf([...lead, ...part], config));
  try {
    const { sampleRate } = decoder;
    const samples = decoder.decodeAudioData();
    const heard = part.reduce((sum, packet) => sum + Math.round(packet.duration * sampleRate), 0);
    return { channels: [samples.slice(-heard)], sampleRate };
  } finally {
    decoder.dispose();
  }
}

/** A file with these packets. */
async function adtsOf(
  packets: readonly EncodedPacket[],
  decoderConfig: AudioDecoderConfig,
): Promise<ArrayBuffer> {
  const { AdtsOutputFormat, BufferTarget, EncodedAudioPacketSource, Output } =
    await import('mediabunny');
  const target = new BufferTarget();
  const output = new Output({ format: new AdtsOutputFormat(), target });
  const source = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(source);
  await output.start();
  let at = 0;
  for (const packet of packets) {
    await source.add(packet.clone({ timestamp: at }), { decoderConfig });
    at += packet.duration;
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  return target.buffer;
}

async function* decodedPackets(path: string): AsyncGenerator<Samples> {
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await import('mediabunny');
  const { default: OpusScript } = await import('opusscript');
  // It mixes all channels into one.
  const decoder = new OpusScript(SAMPLE_RATE, 1);
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new Error('a recording without sound');
    for await (const { data } of new EncodedPacketSink(track).packets()) {
      const pcm = decoder.decode(Buffer.from(data));
      const samples = Float32Array.from(
        { length: pcm.length / 2 },
        (_, index) => pcm.readInt16LE(index * 2) / 32_768,
      );
      yield { channels: [samples], sampleRate: SAMPLE_RATE };
    }
  } finally {
    input.dispose();
    decoder.delete();
  }
}

function mono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map(
    (sample, index) =>
      others.reduce((sum, channel) => sum + (channel[index] ?? 0), sample) / channels.length,
  );
}

/** Changes the sample rate, by a straight line between neighbours, after a mean over what would fold. */
class Resampler {
  private rest = new Float32Array();
  /** Where the next sample is, in samples of the input, from the beginning of `rest`. */
  private position = 0;

  resampled(input: Float32Array, sampleRate: number): Float32Array {
    if (sampleRate === SAMPLE_RATE) return input;
    const step = sampleRate / SAMPLE_RATE;
    const samples = new Float32Array(this.rest.length + input.length);
    samples.set(this.rest);
    samples.set(input, this.rest.length);
    const width = Math.max(1, Math.round(step));
    const count = Math.max(0, Math.floor((samples.length - width - 1 - this.position) / step));
    const out = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      const at = Math.floor(this.position);
      const share = this.position - at;
      out[index] =
        (1 - share) * around(samples, at, width) + share * around(samples, at + 1, width);
      this.position += step;
    }
    const used = Math.floor(this.position);
    this.rest = samples.slice(used);
    this.position -= used;
    return out;
  }
}

function around(samples: Float32Array, at: number, width: number): number {
  if (width === 1) return samples[at] ?? 0;
  let sum = 0;
  for (let index = at; index < at + width; index += 1) sum += samples[index] ?? 0;
  return sum / width;
}

/** Makes an Ogg file with Opus of samples of one channel, 48,000 a second. */
class VoiceEncoder {
  private encoder: import('opusscript');
  private output: import('mediabunny').Output;
  private target: import('mediabunny').BufferTarget;
  private source: import('mediabunny').EncodedAudioPacketSource;
  private packet: typeof import('mediabunny').EncodedPacket;
  private pending: Float32Array = new Float32Array();
  private readonly loudness: number[] = [];

  async open(): Promise<void> {
    const { BufferTarget, EncodedAudioPacketSource, EncodedPacket, OggOutputFormat, Output } =
      await import('mediabunny');
    const { default: OpusScript } = await import('opusscript');
    this.encoder = new OpusScript(SAMPLE_RATE, 1, OpusScript.Application.VOIP);
    this.encoder.setBitrate(BITRATE);
    this.packet = EncodedPacket;
    this.target = new BufferTarget();
    this.source = new EncodedAudioPacketSource('opus');
    this.output = new Output({ format: new OggOutputFormat(), target: this.target });
    this.output.addAudioTrack(this.source);
    await this.output.start();
  }

  async add(samples: Float32Array): Promise<void> {
    const all = new Float32Array(this.pending.length + samples.length);
    all.set(this.pending);
    all.set(samples, this.pending.length);
    let at = 0;
    for (; at + FRAME <= all.length; at += FRAME) await this.encode(all.subarray(at, at + FRAME));
    this.pending = all.slice(at);
  }

  async end(): Promise<VoiceResult> {
    const samples = this.loudness.length * FRAME + this.pending.length;
    if (this.pending.length > 0) {
      const last = new Float32Array(FRAME);
      last.set(this.pending);
      await this.encode(last);
    }
    if (this.loudness.length === 0) throw new Error('nothing to be heard');
    await this.output.finalize();
    this.encoder.delete();
    const { buffer } = this.target;
    if (!buffer) throw new Error('nothing was written');
    return {
      bytes: new Uint8Array(buffer),
      loudness: this.loudness,
      seconds: samples / SAMPLE_RATE,
    };
  }

  private async encode(frame: Float32Array): Promise<void> {
    const pcm = Buffer.alloc(FRAME * 2);
    let power = 0;
    frame.forEach((sample, index) => {
      const bounded = Math.max(-1, Math.min(1, Number.isFinite(sample) ? sample : 0));
      power += bounded * bounded;
      pcm.writeInt16LE(Math.round(bounded * 32_767), index * 2);
    });
    const number = this.loudness.length;
    this.loudness.push(Math.sqrt(power / FRAME));
    const bytes = Uint8Array.from(this.encoder.encode(pcm, FRAME));
    const seconds = FRAME / SAMPLE_RATE;
    const packet = new this.packet(bytes, 'key', number * seconds, seconds);
    await this.source.add(packet, number === 0 ? { decoderConfig: DECODER } : undefined);
  }
}

/** `OpusHead`: version 1, one channel. */
const DECODER = {
  codec: 'opus',
  numberOfChannels: 1,
  sampleRate: SAMPLE_RATE,
  description: Uint8Array.from([
    ...Buffer.from('OpusHead'),
    1,
    1,
    PRE_SKIP & 0xff,
    PRE_SKIP >> 8,
    SAMPLE_RATE & 0xff,
    (SAMPLE_RATE >> 8) & 0xff,
    SAMPLE_RATE >> 16,
    0,
    0,
    0,
    0,
  ]),
};

void run(workerData as WorkerTask).then(
  (result) => parentPort?.postMessage({ result }),
  (error: unknown) => parentPort?.postMessage({ error: String(error) }),
);
