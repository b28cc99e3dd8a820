import type { ChatView, SnippetView } from '@whathooks/dto';

/** What is typed after a `/` before the cursor; null where no snippet is asked for. */
export function askedSnippet(text: string, cursor: number): { from: number; q: string } | null {
  const [, before = '', q] = /(^|.*\s)\/([\p{L}\p{N}_-]*)$/su.exec(text.slice(0, cursor)) ?? [];
  return q === undefined ? null : { from: before.length, q };
}

/** Snippets whose shortcut begins with what is typed; then those that have it elsewhere. */
export function matching(snippets: readonly SnippetView[], q: string): SnippetView[] {
  const wanted = q.toLowerCase();
  const starts = snippets.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(wanted));
  const contains = snippets.filter(
    (one) => !starts.includes(one) && one.shortcut.toLowerCase().includes(wanted),
  );
  return [...starts, ...contains].slice(0, MOST);
}

/** More than these do not stand above the field. */
const MOST = 8;

/** The text of a snippet for a chat: names and number stand where the snippet has their places. */
export function filled({ text }: SnippetView, { title, phone }: ChatView, agent: string): string {
  const values: Record<string, string> = { name: title, phone: phone ? `+${phone}` : '', agent };
  return text.replace(/\{\{(name|phone|agent)\}\}/g, (_, place: string) => values[place] ?? '');
}
