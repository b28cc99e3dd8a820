import { defineConfig } from '@playwright/test';
import { HEADLESS_SHELL } from './src/browser/steps/chromium';

export default defineConfig({
  outputDir: './test-results',
  fullyParallel: false,
  // Each file has a product of its own: database, simulator, ports and folder.
  workers: '100%',
  forbidOnly: !!process.env['CI'],
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['json'], ['line']] : [['list']],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // In this order: the longest stories of the browser are its last ones, and shorter ones follow.
  projects: [
    {
      name: 'browser',
      testDir: './src/browser',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: HEADLESS_SHELL,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            // Debian's Chromium asks for it, which without a GPU means a program that plays one.
            '--disable-gpu-rasterization',
            '--disable-software-rasterizer',
            // What paints without a GPU need not be a process of its own, with copies of all that it paints.
            '--in-process-gpu',
            // A page of a story is gone before compiling it once more, to be faster, has paid for itself.
            '--js-flags=--no-opt --no-maglev',
            '--disable-dev-shm-usage',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            // A camera and a microphone that show and say the same everywhere.
            '--use-fake-device-for-media-stream',
          ],
        },
        screenshot: 'only-on-failure',
        // What moves while it is clicked may be missed by a mouse that is a program.
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
    { name: 'api', testDir: './src/stories' },
  ],
});
