import { expect, type Page } from '@playwright/test';
import { accessible, themeShown } from './accessible';
import { cutLetters } from './cut-letters';
import { whatIsSeen } from './distinct-texts';

/** Widths of a desktop, a tablet and a phone. */
const WIDTHS = [1440, 768, 390];

/**
 * Fails where a state of a page cannot be used by everybody, is wider than its screen, or cuts letters off: in both
 * themes and at three widths. A picture of each stands in the folder `SCREENSHOTS`, where that is set.
 *
 * Where a width or a theme shows the same as one before, it is asked for its colours alone, and of these for
 * what was not measured yet.
 */
export async function usable(page: Page, name: string, widths = WIDTHS): Promise<void> {
  const before = page.viewportSize();
  const seenBefore = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await themeShown(page);
      const seen = await page.evaluate(whatIsSeen);
      const rules = seenBefore.has(seen) ? 'colours' : 'all';
      await accessible(page, { rules, isNew: seenBefore.size === 0 });
      seenBefore.add(seen);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width, wide]).toEqual([name, width, width]);
      expect([name, width, await page.evaluate(cutLetters)]).toEqual([name, width, []]);
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` });
    }
  }
  if (before) await page.setViewportSize(before);
}
