/** A part of the documentation that has an address, as the build writes it down. */
export interface DocsSection {
  href: string;
  /** Page that it is on. */
  page: string;
  title: string;
  text: string;
}

export interface FoundSection extends DocsSection {
  /** The words around the first match, where it is not in the title. */
  excerpt: string;
}

/** Sections that are shown at most. */
const MOST = 8;
/** Characters before and after a match. */
const AROUND = 60;

/** Sections in which each word stands, those with more of them in their titles first. */
export function findSections(sections: readonly DocsSection[], q: string): FoundSection[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return sections
    .flatMap((section) => {
      const title = section.title.toLowerCase();
      const all = `${title} ${section.text.toLowerCase()}`;
      if (!words.every((word) => all.includes(word))) return [];
      const inTitle = words.filter((word) => title.includes(word)).length;
      const isBegun = title.startsWith(words[0] ?? '') ? 1 : 0;
      return [{ section, rank: 2 * inTitle + isBegun }];
    })
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST)
    .map(({ section }) => ({ ...section, excerpt: excerptOf(section.text, words) }));
}

function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = words.map((word) => lower.indexOf(word)).find((place) => place >= 0) ?? 0;
  const from = Math.max(0, at - AROUND);
  const part = text.slice(from, at + AROUND).trim();
  return `${from > 0 ? '…' : ''}${part}${at + AROUND < text.length ? '…' : ''}`;
}
