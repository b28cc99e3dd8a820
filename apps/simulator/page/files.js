/** What a phone finds out about a file before it sends it. */

const THUMBNAIL_EDGE = 96;
const WAVEFORM_BYTES = 64;

/** Ways to send a file, the usual one for its type first. */
export function waysToSend(file) {
  const [type] = file.type.split('/');
  if (type === 'image') {
    const usual = file.type === 'image/webp' ? ['sticker', 'image'] : ['image', 'sticker'];
    return [...usual, 'document'];
  }
  if (type === 'video') return ['video', 'gif', 'ptv', 'document'];
  if (type === 'audio') return ['voice', 'audio', 'document'];
  return ['document'];
}

export async function describe(file, kind) {
  try {
    if (kind === 'image' || kind === 'sticker') return await describePicture(file);
    if (kind === 'video' || kind === 'gif' || kind === 'ptv') return await describeFilm(file);
    if (kind === 'voice' || kind === 'audio') return await describeSound(file, kind);
  } catch {
    // Nothing that this browser can show: it is sent with what a phone writes by default.
  }
  return { fileName: file.name };
}

async function describePicture(file) {
  const image = await createImageBitmap(file);
  const { width, height } = image;
  return { width, height, thumbnail: await thumbnailOf(image, width, height) };
}

async function describeFilm(file) {
  const film = await loaded('video', file);
  const { videoWidth: width, videoHeight: height, duration } = film;
  const thumbnail = await thumbnailOf(film, width, height);
  URL.revokeObjectURL(film.src);
  return { width, height, seconds: Math.max(1, Math.round(duration)), thumbnail };
}

async function describeSound(file, kind) {
  const context = new globalThis.AudioContext();
  try {
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    const seconds = Math.max(1, Math.round(sound.duration));
    if (kind === 'audio') return { seconds };
    return { seconds, waveform: base64(waveformOf(sound.getChannelData(0))) };
  } finally {
    await context.close();
  }
}

/** How loud it is, over its length: 0 to 100. */
function waveformOf(samples) {
  const step = Math.max(1, Math.floor(samples.length / WAVEFORM_BYTES));
  const loudness = Array.from({ length: WAVEFORM_BYTES }, (_, at) =>
    Math.max(0, ...sampled(samples, at * step, step)),
  );
  const loudest = Math.max(...loudness) || 1;
  return Uint8Array.from(loudness, (value) => Math.round((value / loudest) * 100));
}

function sampled(samples, start, length) {
  const every = Math.max(1, Math.floor(length / 100));
  const found = [];
  for (let at = start; at < start + length; at += every) found.push(Math.abs(samples[at] ?? 0));
  return found;
}

async function thumbnailOf(source, width, height) {
  const scale = Math.min(1, THUMBNAIL_EDGE / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
  return base64(new Uint8Array(await jpeg.arrayBuffer()));
}

function loaded(tag, file) {
  return new Promise((resolve, reject) => {
    const element = document.createElement(tag);
    element.muted = true;
    element.preload = 'auto';
    element.onloadeddata = () => resolve(element);
    element.onerror = () => reject(new Error('This browser cannot play the file.'));
    element.src = URL.createObjectURL(file);
  });
}

function base64(bytes) {
  return globalThis.btoa(String.fromCharCode(...bytes));
}

/** A length as people read it. */
export function sizeText(bytes) {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
