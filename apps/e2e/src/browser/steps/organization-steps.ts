import { expect, type Page } from '@playwright/test';

/** What several stories do with the people and clients of an organization. */

const PASSWORD = 'purple kettle on the moon';

/** Makes an invitation in the dialog, and gives its link. */
export async function invite(page: Page, role: string, email = ''): Promise<string> {
  await page.getByRole('button', { name: 'Invite a person' }).click();
  const form = page.getByRole('dialog', { name: 'Invite a person' });
  if (email) await form.getByLabel('E-mail').fill(email);
  await form.getByRole('radio', { name: role }).check();
  await form.getByRole('button', { name: 'Create link' }).click();
  const shown = page.getByRole('dialog', { name: 'The link for the invitation' });
  const link = (await shown.locator('code').textContent()) ?? '';
  await expect(shown.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(shown).toBeHidden();
  return link;
}

/** Answers an invitation without an account. */
export async function joinAnew(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  const address = page.getByLabel('E-mail');
  if (await address.isEditable()) await address.fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await page.waitForURL('**/overview/**');
}

/** Makes a client with one number under Settings → Clients. */
export async function makeClient(page: Page, name: string, number: string): Promise<void> {
  await page.getByRole('button', { name: 'New client' }).click();
  const form = page.getByRole('dialog', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('combobox', { name: 'Numbers' }).fill(number);
  await page.getByRole('option', { name: number }).click();
  // Closes the list, which lies over the button.
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  const row = page.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText(number);
}
