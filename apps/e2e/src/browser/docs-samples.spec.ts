import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { SessionBody } from '../harness/api';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654421';
const JANE = '15551234721';
/** Pages of the documentation that show requests. */
const PAGES = [
  ...['quickstart/', 'localhost/', 'connecting/', 'clients/', 'passkeys/', 'webhooks/', 'retries/'],
  ...['webhook-failures/', 'sending/', 'files/', 'chats/'],
];

const LANGUAGES = [
  { name: 'curl', file: 'sample.sh', command: 'sh' },
  { name: 'JavaScript', file: 'sample.mjs', command: process.execPath },
];

/** What the API says to requests that need a phone which asks for a passkey; every other request succeeds. */
const REFUSALS: Record<string, string> = {
  Answer: 'no_passkey_pending',
  Confirm: 'no_passkey_pending',
};

const run = promisify(execFile);

/** What a program prints, whether it succeeds or not. */
async function printedBy(command: string, file: string, folder: string): Promise<string> {
  const ended = await run(command, [file], { cwd: folder }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return ended.stdout + ended.stderr;
}

async function fillIn(page: Page, apiKey: string, sessionId: string): Promise<void> {
  await page.getByText('Fill the samples', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Your API key' }).fill(apiKey);
  // Of the reader's numbers, the one that is connected stands there by itself.
  await expect(page.getByRole('combobox', { name: 'Your number' })).toHaveValue(sessionId);
  // So does who wrote to it, as the simulator knows nobody else.
  await expect(page.getByRole('textbox', { name: 'Recipient' })).toHaveValue(JANE);
}

test('every request of the documentation works as it is shown, with one’s own key and number', async ({
  page,
  product,
}) => {
  test.setTimeout(360_000);
  const account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  const { id: linked } = await product.link(account, NUMBER, 'Bakery');
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Do you have rye bread?' });
  const { body: created } = await account.key.post<SessionBody>('/v1/sessions', {
    name: 'Florist',
  });
  await product.session(account, created.id, ({ status }) => status === 'QR');
  const { body: webhook } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: 'http://127.0.0.1:4000/recovered',
    events: ['message.status'],
  });
  expect(webhook.id).toMatch(/^hook_/);
  await openAs(page, account, `${product.url}/overview/`);

  const folder = mkdtempSync(join(tmpdir(), 'docs-samples-'));
  writeFileSync(join(folder, 'offer.pdf'), '%PDF-1.4\n%%EOF\n');
  const made: string[] = [];
  try {
    for (const path of PAGES) {
      await page.goto(`${product.url}/docs/${path}`);
      await fillIn(page, account.token, linked);
      if (path === 'quickstart/') await usable(page, 'docs-samples');
      const samples = page.locator('[data-request]');
      await expect(samples.first()).toBeVisible();
      for (const { name, file, command } of LANGUAGES) {
        // One choice holds for all of them.
        await samples.first().getByRole('radio', { name }).check({ force: true });
        for (const sample of await samples.all()) {
          const label = (await sample.getAttribute('data-request')) ?? '';
          const shown = sample.getByRole('region', { name: new RegExp(`: ${name}$`) });
          const code = (await shown.textContent()) ?? '';
          expect(code).toContain(account.token);
          expect(code).toContain(product.url);
          expect(code).not.toContain('15551234567');
          writeFileSync(
            join(folder, file),
            code
              // A server of somebody else, and what is shortened.
              .replace('https://agency.example/whatsapp', 'http://127.0.0.1:4000/')
              .replace('hook_4b7d...', webhook.id)
              .replace(/sess_[0-9a-f]+\/(qr|connect-links)/, `${created.id}/$1`),
          );
          const printed = await printedBy(command, file, folder);
          const refusal = REFUSALS[label];
          if (refusal) expect([label, printed]).toEqual([label, expect.stringContaining(refusal)]);
          else
            expect([label, printed]).toEqual([label, expect.not.stringMatching(/requestId|Error/)]);
          made.push(`${name}: ${label}`);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(made.length).toBeGreaterThanOrEqual(36);
  await expect
    .poll(async () => {
      const texts = (await product.simulator.messages(JANE)).map(({ text }) => text);
      return texts.filter((text) => text === 'Hello').length;
    })
    // Two pages show it, each in two languages.
    .toBe(4);
});
