import type { MediaView } from '@whathooks/dto';
import { mediaWords as words } from './words';

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A size as people read it: `48 kB`, `1.2 MB`. */
export function formatSize(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1_000 && unit < UNITS.length - 1) [size, unit] = [size / 1_000, unit + 1];
  const digits = unit > 1 && size < 10 ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

/** A duration as people read it: `0:07`, `1:02:03`. */
export function formatSeconds(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3_600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
  const tail = rest.toString().padStart(2, '0');
  return hours > 0
    ? `${hours}:${minutes.toString().padStart(2, '0')}:${tail}`
    : `${minutes}:${tail}`;
}

/** Details beside the name of a document: kind, pages, size. */
export function documentFacts({ fileName, mimeType, pages, size }: MediaView): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1] ?? mimeType.split('/')[1] ?? '';
  const facts = [
    ending.toUpperCase(),
    pages === undefined ? '' : words.pages(pages),
    size === undefined ? '' : formatSize(size),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** Address of a file on this dashboard's own origin, whatever the public address of the server is. */
export function addressOf({ url }: MediaView): string | undefined {
  if (!url) return undefined;
  const { pathname, search } = new URL(url, 'http://any');
  return pathname + search;
}

/** The thumbnail as a data address. */
export function thumbnailOf({ thumbnail }: MediaView): string | undefined {
  return thumbnail ? jpegAddress(thumbnail) : undefined;
}

/** A JPEG in base64 as a data address. */
export function jpegAddress(base64: string): string {
  return `data:image/jpeg;base64,${base64}`;
}
