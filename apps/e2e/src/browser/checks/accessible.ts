import { expect, type Page } from '@playwright/test';
import { type RunOptions, source } from 'axe-core';
import { type DistinctTexts, markDistinctTexts } from './distinct-texts';

/** The rules that tell something else in other colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * axe looks for the contrast of marked elements alone, and notes the markup of none: it would do so for each one
 * that each rule looks at.
 */
const AXE = `${source}
axe.configure({
  noHtml: true,
  rules: [{ id: 'color-contrast', selector: '[data-distinct-text]' }],
});`;

/**
 * Fails when there is something on the page that a screen reader or a keyboard cannot use.
 *
 * @param rules `colours` where the same was seen before, at another width or in other colours
 * @param isNew false where the page was looked at before: texts whose contrast was measured are left out
 */
export async function accessible(
  page: Page,
  { rules = 'all', isNew = true }: { rules?: 'all' | 'colours'; isNew?: boolean } = {},
): Promise<void> {
  // After a link is followed, the title of the next page comes a moment after its content.
  await expect(page).toHaveTitle(/./);
  await themeShown(page);
  const marked = await page.evaluate(markDistinctTexts, isNew);
  if (rules === 'colours' && marked === 0) return;
  await bringAxe(page);
  const violations = await page.evaluate(violationsOf, {
    // Elements are named below, where a rule is broken.
    resultTypes: ['violations', 'incomplete'],
    selectors: false,
    elementRef: true,
    // Style sheets are for rules that are not asked.
    preload: { assets: ['media'] },
    runOnly:
      rules === 'colours' ? { type: 'rule', values: OF_COLOURS } : { type: 'tag', values: WCAG },
  } satisfies RunOptions);
  expect(violations).toEqual([]);
}

/** Resolves when a page shows the theme and the width that it was given last. */
export async function themeShown(page: Page): Promise<void> {
  await page.evaluate(framesDrawn);
  await page.evaluate(finishTransitions);
}

/** A page hears of another theme and width before it draws a frame. Runs in the page. */
function framesDrawn(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Colours on their way from one theme to the other have the contrast of neither. Runs in the page. */
function finishTransitions(): void {
  for (const animation of document.getAnimations())
    if (animation instanceof CSSTransition) animation.finish();
}

/**
 * A page keeps axe until another one is loaded. Half a megabyte of script takes longer to bring than most
 * pages take to be looked at.
 */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
}

/**
 * Each rule that is broken, with the elements that break it. Our pages have no frames. Notes which texts were
 * measured: not those of which axe cannot tell what is behind them. Runs in the page.
 */
async function violationsOf(options: RunOptions): Promise<[string, string[]][]> {
  const { axe, distinctTexts } = window as unknown as {
    axe: typeof import('axe-core');
    distinctTexts: DistinctTexts;
  };
  const { violations, incomplete } = await axe.run(document, options);
  const unknown = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes);
  const { marked, measured } = distinctTexts;
  for (const { element } of unknown) if (element) marked.delete(element as Element);
  for (const kind of marked.values()) measured.add(kind);
  // Its start tag, about.
  const markupOf = (element?: Element | null): string => element?.outerHTML.slice(0, 300) ?? '';
  return violations.map(({ id, nodes }) => [id, nodes.map(({ element }) => markupOf(element))]);
}
