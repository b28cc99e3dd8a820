import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { source } from 'axe-core';
import { markDistinctTexts } from './distinct-texts';

/** The rules that tell something else in other colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** axe looks for the contrast of marked elements alone. */
const axeSource = `${source}
axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-distinct-text]' }] });`;

/**
 * Fails when there is something on the page that a screen reader or a keyboard cannot use.
 *
 * @param rules `colours` where the same page is known to be accessible in other colours
 */
export async function accessible(page: Page, rules: 'all' | 'colours' = 'all'): Promise<void> {
  // After a link is followed, the title of the next page comes a moment after its content.
  await expect(page).toHaveTitle(/./);
  await page.evaluate(markDistinctTexts);
  const axe = new AxeBuilder({ page, axeSource })
    // Of what passes, the elements need not be named.
    .options({ resultTypes: ['violations'] })
    // Our pages have no frames: what is found need not be gathered in a page of its own, at twice the cost.
    .setLegacyMode();
  if (rules === 'colours') axe.withRules(OF_COLOURS);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
