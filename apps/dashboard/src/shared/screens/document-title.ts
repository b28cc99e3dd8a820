import { useLayoutEffect } from 'react';

interface Named {
  title: string;
}

/** What is open and has a title of its own, the latest last: a screen, and the dialog over it. */
const open: Named[] = [];
let observer: MutationObserver | null = null;
let before = '';

function put(): void {
  const title = open.at(-1)?.title;
  // A count of what nobody has read may stand before it.
  if (title !== undefined && !document.title.endsWith(title)) document.title = title;
}

function show(named: Named): void {
  open.push(named);
  if (!observer) {
    before = document.title;
    observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  }
  put();
}

function leave(named: Named): void {
  open.splice(open.indexOf(named), 1);
  if (open.length > 0) return put();
  observer?.disconnect();
  observer = null;
  // Where another page has put its title already, that one stays.
  if (document.title.endsWith(named.title)) document.title = before;
}

/**
 * Keeps a title of the page, which Next may put in its head once more after this one. Of several the latest is shown;
 * where it still stands when what it names is closed, the one from before comes back.
 *
 * @param title null leaves the title of the page as it is.
 */
export function useDocumentTitle(title: string | null): void {
  // With the page that is left its title goes, before it can take the title of the next page for a change of its own.
  useLayoutEffect(() => {
    if (title === null) return undefined;
    const named = { title };
    show(named);
    return () => leave(named);
  }, [title]);
}
