/** What is known of the texts of a document, as its `window` keeps it. */
export interface DistinctTexts {
  /** Kinds of texts whose contrast was measured. */
  measured: Set<string>;
  /** Kinds of the texts that are marked now. */
  marked: Map<Element, string>;
}

/**
 * Marks the texts of a page that may differ in their contrast: of those that the same rules paint, as in the
 * rows of a table, the first and the last. axe takes longer for the contrast of one text than for all other
 * rules, and a page of documentation has a thousand of them. Runs in the page.
 *
 * @param isNew false where the same page was looked at before, at another width or in other colours: then what
 *   was measured is not marked again
 * @returns how many texts are marked
 */
export function markDistinctTexts(isNew: boolean): number {
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

  const world = window as unknown as { distinctTexts?: DistinctTexts };
  const before = isNew ? undefined : world.distinctTexts?.measured;
  const texts: DistinctTexts = { measured: before ?? new Set(), marked: new Map() };
  world.distinctTexts = texts;
  const ends = new Map<string, { first: Element; last: Element }>();
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute(MARK);
    // What is not shown at this width may be at another one.
    if (!hasText(element) || !element.checkVisibility()) continue;
    const kind = kindOf(element);
    if (texts.measured.has(kind)) continue;
    ends.set(kind, { first: ends.get(kind)?.first ?? element, last: element });
  }
  for (const [kind, { first, last }] of ends) {
    for (const element of [first, last]) {
      element.setAttribute(MARK, '');
      texts.marked.set(element, kind);
    }
  }
  return texts.marked.size;
}

/**
 * What of a page is there, what of it is seen and what of it scrolls, whatever its colours. Where two widths
 * give the same, only colours can differ in what axe finds. Runs in the page.
 */
export function whatIsSeen(): string {
  const elements = [...document.body.querySelectorAll('*')];
  const scrolls = (element: Element): boolean =>
    (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth) &&
    getComputedStyle(element).overflow !== 'visible';
  const seen = elements
    .map((element) => (element.checkVisibility() ? (scrolls(element) ? '2' : '1') : '0'))
    .join('');
  return `${document.title}\n${seen}\n${document.body.innerHTML.replaceAll(' data-distinct-text=""', '')}`;
}
