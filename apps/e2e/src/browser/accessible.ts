import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails when there is something on the page that a screen reader or a keyboard cannot use. */
export async function accessible(page: Page): Promise<void> {
  // After a link is followed, the title of the next page comes a moment after its content.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page })
    // Of what passes, the elements need not be named.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // Our pages have no frames: what is found need not be gathered in a page of its own, at twice the cost.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
