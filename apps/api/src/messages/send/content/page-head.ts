import { Parser } from 'htmlparser2';

/** What a page says of itself. A field that it does not say is absent. */
export interface PageHead {
  title?: string;
  description?: string;
  /** Address of its picture, as it stands there. */
  image?: string;
}

/** Names of what is looked for, in the order in which they are believed. */
const WANTED: Record<keyof PageHead, readonly string[]> = {
  title: ['og:title', 'twitter:title', 'title'],
  description: ['og:description', 'twitter:description', 'description'],
  image: ['og:image:secure_url', 'og:image', 'twitter:image'],
};

/** Reads the head of a page. Takes whatever it is given: what is no page says nothing. */
export function headOf(html: string): PageHead {
  const found = new Map<string, string>();
  let isTitle = false;
  const parser = new Parser({
    onopentag(name, { property, name: called, content }) {
      isTitle = name === 'title' && !found.has('title');
      const key = (property ?? called ?? '').toLowerCase();
      if (name === 'meta' && content && !found.has(key)) found.set(key, content);
    },
    ontext(text) {
      if (isTitle) found.set('title', (found.get('title') ?? '') + text);
    },
    onclosetag() {
      isTitle = false;
    },
  });
  parser.end(html);
  const entries = Object.entries(WANTED).flatMap(([field, names]) => {
    const value = names.map((name) => found.get(name)?.replace(/\s+/g, ' ').trim()).find(Boolean);
    return value ? [[field, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
