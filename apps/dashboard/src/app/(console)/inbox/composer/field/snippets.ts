import type { ChatView, SnippetView } from '@whathooks/dto';
import { filledIn, SNIPPET_VARIABLES, type SnippetVariable } from '@whathooks/dto/facts';
import { askedAfter } from './asked';
import { GAPS, words } from './words';
import type { CompletionSource, Missing } from './use-completion';

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

/**
 * The text of a snippet for a chat: name and number stand where the snippet has their places, and a gap that a person
 * sees where they are not known.
 */
export function filled({ text }: SnippetView, chat: ChatView, agent: string): string {
  return filledIn(text, { ...GAPS, ...known(chat), agent });
}

function known({ title, phone, lid }: ChatView): Partial<Record<SnippetVariable, string>> {
  const digits = title.replace(/[\s+().-]/g, '');
  // Who has told no name is called by their number.
  const isName = digits !== phone && digits !== lid;
  return { ...(isName && { name: title }), ...(phone && { phone: `+${phone}` }) };
}

/** Where in a text the first gap of a snippet stands; null where all is filled in. */
export function gapIn(text: string): { from: number; to: number; gap: string } | null {
  const found = SNIPPET_VARIABLES.map((variable) => GAPS[variable])
    .map((gap) => ({ gap, from: text.indexOf(gap) }))
    .filter(({ from }) => from !== -1)
    .sort((a, b) => a.from - b.from)[0];
  return found ? { ...found, to: found.from + found.gap.length } : null;
}

/**
 * Offers snippets after a `/`.
 *
 * @param snippets why there are none while they are not loaded.
 */
export function snippetSource(
  snippets: readonly SnippetView[] | Missing,
  chat: ChatView,
  agent: string,
): CompletionSource {
  return (before) => {
    const asked = askedAfter('/', before, /^[\p{L}\p{N}_-]*$/u);
    if (!asked) return null;
    const offer = { label: words.snippets, from: asked.from };
    if ('text' in snippets) return { ...offer, completions: [], missing: snippets };
    const completions = matching(snippets, asked.q).map((snippet) => ({
      id: snippet.id,
      name: `/${snippet.shortcut}`,
      hint: snippet.text,
      text: filled(snippet, chat, agent),
    }));
    return { ...offer, completions };
  };
}
