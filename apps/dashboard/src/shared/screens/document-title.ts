import { useLayoutEffect } from 'react';

/**
 * Keeps a title of the page, which Next may put in its head once more after this one. Where it still stands when what
 * it names is closed, the title from before comes back.
 *
 * @param title null leaves the title of the page as it is.
 */
export function useDocumentTitle(title: string | null): void {
  // With the page that is left its observer goes, before it can take the title of the next page for a change of its own.
  useLayoutEffect(() => {
    if (title === null) return undefined;
    const before = document.title;
    // A count of what nobody has read may stand before it.
    const isThere = () => document.title.endsWith(title);
    const put = () => {
      if (!isThere()) document.title = title;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      if (isThere()) document.title = before;
    };
  }, [title]);
}
