import { promisify } from 'node:util';
import { inflate as inflateCallback } from 'node:zlib';

const inflate = promisify(inflateCallback);

/** Bytes of one object stream, unpacked, and of all of them: more is a bomb. */
const MOST_OF_ONE = 4 * 1024 ** 2;
const MOST_IN_ALL = 32 * 1024 ** 2;
/** Dictionaries inside of each other. */
const DEEPEST = 50;
const MOST_PAGES = 1_000_000;

/** All of a PDF's syntax that matters here. */
const TOKEN =
  /<<|>>|endobj|\/Type\s*\/(Pages|ObjStm)\b|\/Parent\b|\/Count\s+(\d{1,9})|\bstream\r?\n/g;

interface Dictionary {
  type?: string;
  isBelow?: boolean;
  count?: number;
}

/** Reads one text of PDF objects. */
class ObjectReader {
  /** Dictionaries that are open. */
  private open: Dictionary[] = [];
  /** The one that ended last. */
  private ended: Dictionary = {};
  /** Count of the last root of pages: an update of a file stands behind what it replaces. */
  pages: number | null = null;

  /** @returns where a stream of objects begins and ends, or null behind the last one. */
  next(text: string, token: RegExp): { from: number; to: number } | null {
    for (let found = token.exec(text); found; found = token.exec(text)) {
      const [word] = found;
      if (!word.startsWith('stream')) this.take(word, found[1], found[2]);
      else {
        const from = token.lastIndex;
        const to = text.indexOf('endstream', from);
        if (to < 0) return null;
        // What is in it is no syntax.
        token.lastIndex = to;
        if (this.ended.type === 'ObjStm') return { from, to };
      }
    }
    return null;
  }

  private take(word: string, type?: string, count?: string): void {
    if (word === 'endobj') this.open = [];
    else if (word === '<<') this.open = [...this.open.slice(-DEEPEST), {}];
    else if (word === '>>') this.close();
    else
      Object.assign(this.open.at(-1) ?? {}, {
        ...(type && { type }),
        ...(count && { count: Number(count) }),
        ...(word === '/Parent' && { isBelow: true }),
      });
  }

  private close(): void {
    this.ended = this.open.pop() ?? {};
    const { type, isBelow, count } = this.ended;
    if (type === 'Pages' && !isBelow && count && count <= MOST_PAGES) this.pages = count;
  }
}

/**
 * How many pages a PDF has, as it says itself; null where that cannot be found. The number is for people, who see
 * it beside the name of a document: nothing depends on it.
 */
export async function pdfPages(bytes: Buffer): Promise<number | null> {
  const text = bytes.toString('latin1');
  const reader = new ObjectReader();
  const token = new RegExp(TOKEN);
  let left = MOST_IN_ALL;
  for (let at = reader.next(text, token); at && left > 0; at = reader.next(text, token)) {
    const objects = await unpacked(bytes.subarray(at.from, at.to));
    left -= objects.length;
    const inside = new ObjectReader();
    inside.next(objects, new RegExp(TOKEN));
    reader.pages = inside.pages ?? reader.pages;
  }
  return reader.pages;
}

/** Nothing of what is encrypted, or packed in another way. */
async function unpacked(bytes: Buffer): Promise<string> {
  try {
    return (await inflate(bytes, { maxOutputLength: MOST_OF_ONE })).toString('latin1');
  } catch {
    return '';
  }
}
