/**
 * Marks the texts of a page that may differ in their contrast: of those that the same rules paint, as in the
 * rows of a table, the first and the last. axe takes longer for the contrast of one text than for all other
 * rules, and a page of documentation has a thousand of them. Runs in the page.
 */
export function markDistinctTexts(): void {
  const MARK = 'data-distinct-text';
  const painted = new Map<Element, string>();

  /** What paints behind an element, and the rules that do. */
  const backgroundOf = (element: Element | null): string => {
    if (!element) return '';
    const known = painted.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
    const own = [element.tagName, element.className, backgroundColor, backgroundImage, opacity];
    const background = [backgroundOf(element.parentElement), ...own, position].join('|');
    painted.set(element, background);
    return background;
  };

  const hasText = (element: Element): boolean =>
    /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) ||
    [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
    );

  const kindOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(element);
    // The contrast of what is disabled does not count, nor that of its label.
    const isDisabled = element.closest(':disabled, [aria-disabled="true"]') !== null;
    const label = element.closest('label')?.htmlFor ?? '';
    const style = [color, fontSize, fontWeight, textShadow, visibility, isDisabled];
    return [backgroundOf(element), ...style, label, element.id].join('|');
  };

  const ends = new Map<string, { first: Element; last: Element }>();
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute(MARK);
    if (!hasText(element)) continue;
    const kind = kindOf(element);
    ends.set(kind, { first: ends.get(kind)?.first ?? element, last: element });
  }
  for (const { first, last } of ends.values()) {
    first.setAttribute(MARK, '');
    last.setAttribute(MARK, '');
  }
}

/** What of a page is there and what of it is seen, whatever its colours. Runs in the page. */
export function whatIsSeen(): string {
  const elements = [...document.body.querySelectorAll('*')];
  const seen = elements.map((element) => (element.checkVisibility() ? '1' : '0')).join('');
  return `${document.title}\n${seen}\n${document.body.innerHTML.replaceAll(' data-distinct-text=""', '')}`;
}
