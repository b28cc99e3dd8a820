/** What WhatsApp makes of a text: words in bold, italic, struck through, monospaced; lists and quotes. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] };

export type Block =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'list'; isNumbered: boolean; start: number; items: Inline[][] }
  | { kind: 'mono'; text: string };

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const LINKS = /https?:\/\/[^\s<>"']+/gi;
const LINK_HERE = /https?:\/\/[^\s<>"']+/iy;
/** What ends a sentence is no part of the link before it. */
const TRAILING = /[.,;:!?)\]}»”’]+$/;

/** A text as WhatsApp shows it. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  text.split('```').forEach((part, index, parts) => {
    const isMono = index % 2 === 1 && index < parts.length - 1;
    if (isMono) blocks.push({ kind: 'mono', text: part.replace(/^\n|\n$/g, '') });
    // A fence that is never closed is three characters.
    else if (index % 2 === 1) addLines(blocks, `\`\`\`${part}`);
    else addLines(blocks, besideMono(part, index, parts.length));
  });
  return blocks;
}

/** A text without the ends of lines that lead into a monospaced block and out of it: that stands on lines of its own. */
function besideMono(part: string, index: number, count: number): string {
  const followed = index < count - 2 ? part.replace(/\n$/, '') : part;
  return index > 0 ? followed.replace(/^\n/, '') : followed;
}

function addLines(blocks: Block[], text: string): void {
  if (text === '') return;
  for (const line of text.split('\n')) addLine(blocks, line);
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const quoted = /^> (.*)$/.exec(line)?.[1];
  const bullet = /^[*-] (.+)$/.exec(line)?.[1];
  const [, number, numbered] = /^(\d{1,3})\. (.+)$/.exec(line) ?? [];
  if (quoted !== undefined) {
    if (last?.kind === 'quote') last.lines.push(inlineOf(quoted));
    else blocks.push({ kind: 'quote', lines: [inlineOf(quoted)] });
  } else if (bullet !== undefined || numbered !== undefined) {
    const isNumbered = numbered !== undefined;
    const item = inlineOf(bullet ?? numbered ?? '');
    if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push(item);
    else blocks.push({ kind: 'list', isNumbered, start: Number(number ?? 1), items: [item] });
  } else if (last?.kind === 'lines') {
    last.lines.push(inlineOf(line));
  } else {
    blocks.push({ kind: 'lines', lines: [inlineOf(line)] });
  }
}

/** Words of one line. A mark counts where a word begins and ends with it. */
export function inlineOf(line: string): Inline[] {
  const found: Inline[] = [];
  const unclosed = new Set<string>();
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push(...linked(plain));
    plain = '';
  };
  for (let at = 0; at < line.length;) {
    const link = linkAt(line, at);
    const marked = link ? null : markedAt(line, at, unclosed);
    if (marked) {
      flush();
      found.push(marked.inline);
      at = marked.end;
    } else {
      // A link is kept whole: what looks like a mark in it is a part of it.
      const step = link ?? line[at] ?? '';
      plain += step;
      at += step.length;
    }
  }
  flush();
  return found;
}

function linkAt(line: string, at: number): string | null {
  LINK_HERE.lastIndex = at;
  return LINK_HERE.exec(line)?.[0] ?? null;
}

/** @param unclosed marks that nothing closes further on; found once, so that a text of marks is read in one go. */
function markedAt(
  line: string,
  at: number,
  unclosed: Set<string>,
): { inline: Inline; end: number } | null {
  const mark = line[at] ?? '';
  const kind = MARKS[mark as keyof typeof MARKS] as 'bold' | 'italic' | 'strike' | undefined;
  if ((!kind && mark !== '`') || unclosed.has(mark)) return null;
  if (!isEdge(line[at - 1]) || isSpace(line[at + 1]) || line[at + 1] === mark) return null;
  for (let end = line.indexOf(mark, at + 2); end !== -1; end = line.indexOf(mark, end + 1)) {
    if (isSpace(line[end - 1]) || !isEdge(line[end + 1])) continue;
    const inner = line.slice(at + 1, end);
    const inline: Inline = kind
      ? { kind, children: inlineOf(inner) }
      : { kind: 'code', text: inner };
    return { inline, end: end + 1 };
  }
  unclosed.add(mark);
  return null;
}

const isSpace = (letter: string | undefined): boolean => letter === undefined || /\s/.test(letter);
const isEdge = (letter: string | undefined): boolean =>
  letter === undefined || !/[\p{L}\p{N}]/u.test(letter);

function linked(text: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    const address = match[0].replace(TRAILING, '');
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    found.push({ kind: 'link', text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

/** Whether WhatsApp shows a text in another way than it is typed; links alone are none. */
export function isFormatted(text: string): boolean {
  const isPlain = ({ kind }: Inline): boolean => kind === 'text' || kind === 'link';
  return blocksOf(text).some(
    (block) => block.kind !== 'lines' || !block.lines.every((line) => line.every(isPlain)),
  );
}

/** The words of a text on one line, without its marks. */
export function plainText(text: string): string {
  return blocksOf(text)
    .flatMap((block) => {
      if (block.kind === 'mono') return block.text.split('\n');
      return (block.kind === 'list' ? block.items : block.lines).map(plainLine);
    })
    .filter((line) => line !== '')
    .join(' ');
}

function plainLine(line: readonly Inline[]): string {
  return line.map((part) => ('children' in part ? plainLine(part.children) : part.text)).join('');
}

/** The first page that a text links to; null where it links to none. */
export function firstLink(text: string): string | null {
  const [found] = /https?:\/\/[^\s<>"']+/i.exec(text) ?? [];
  return found?.replace(TRAILING, '') ?? null;
}
