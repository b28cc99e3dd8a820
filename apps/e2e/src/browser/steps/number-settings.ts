import type { Page } from '@playwright/test';

/** Shows one part of the page of a number. */
export async function showPart(page: Page, part: 'Overview' | 'Settings'): Promise<void> {
  const parts = page.getByRole('radiogroup', { name: 'Parts of this page' });
  await parts.getByText(part, { exact: true }).click();
}
