import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import type { SimulatorClient } from '@whathooks/whatsapp-simulator';
import { CHROMIUM } from './chromium';

const run = promisify(execFile);

export const WHATSAPP_WEB = 'https://web.whatsapp.com/';

const EXTENSION = resolve(__dirname, '../../../../passkey-extension/extension');
const PAGE = '<!doctype html><title>WhatsApp Web</title><h1>WhatsApp Web</h1>';
/** As WhatsApp Web has one: what is added to its page must not need more. */
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'";

/** What the browser gives the extension. */
declare const chrome: { action: { onClicked: { hasListeners: () => boolean } } };

/** A browser for which `https://web.whatsapp.com` is a page on this machine, and that has the extension. */
export class WhatsAppWeb {
  private extensionId: string | undefined;

  private constructor(
    readonly context: BrowserContext,
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  /** @param args of the browser's command line, besides those that the extension needs. */
  static async start(args: string[] = []): Promise<WhatsAppWeb> {
    const folder = await mkdtemp(join(tmpdir(), 'whathooks-web-'));
    const server = createServer(await certificate(folder), (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY });
      response.end(PAGE);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const context = await chromium.launchPersistentContext('', {
      executablePath: CHROMIUM,
      // The older headless mode has no extensions.
      ignoreDefaultArgs: ['--headless', '--disable-extensions'],
      args: [
        ...args,
        '--headless=new',
        `--host-resolver-rules=MAP web.whatsapp.com 127.0.0.1:${port}`,
        '--ignore-certificate-errors',
        `--load-extension=${EXTENSION}`,
        `--disable-extensions-except=${EXTENSION}`,
        // Browsers of the Chrome brand take no unpacked extension from the command line otherwise.
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        // A click on an icon of the toolbar.
        '--enable-unsafe-extension-debugging',
      ],
      reducedMotion: 'reduce',
    });
    return new WhatsAppWeb(context, server, folder);
  }

  /** Clicks the icon of the extension while this page is shown. */
  async clickExtension(page: Page): Promise<void> {
    this.extensionId ??= await this.started();
    const session = await this.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser cannot be spoken to');
    await page.bringToFront();
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    const tab = targetInfos.find(({ type, url }) => type === 'tab' && url === page.url());
    const send = session.send.bind(session) as (method: string, given: object) => Promise<unknown>;
    await send('Extensions.triggerAction', {
      id: this.extensionId,
      targetId: tab?.targetId,
    });
  }

  /** Id of the extension, once it hears clicks. */
  private async started(): Promise<string> {
    const worker =
      this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    const hears = (): Promise<boolean> =>
      worker.evaluate(() => chrome.action.onClicked.hasListeners());
    await expect.poll(hears).toBe(true);
    return new URL(worker.url()).host;
  }

  /** The page's browser holds a passkey of an account: a real one, in an authenticator of the browser's own. */
  async holdPasskey(page: Page, simulator: SimulatorClient, phone: string): Promise<void> {
    await simulator.registerPasskey(phone, await this.addPasskey(page));
  }

  /**
   * As `holdPasskey`, without an account.
   *
   * @param largeBlob what the passkey keeps for the site alone
   */
  async addPasskey(page: Page, largeBlob?: string): Promise<{ id: string; publicKey: string }> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(16);
    const session = await this.context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        hasLargeBlob: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await session.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: {
        credentialId: id.toString('base64'),
        isResidentCredential: true,
        rpId: 'whatsapp.com',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
        userHandle: randomBytes(16).toString('base64'),
        signCount: 1,
        ...(largeBlob ? { largeBlob: Buffer.from(largeBlob).toString('base64') } : {}),
      },
    });
    return {
      id: id.toString('base64url'),
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    };
  }

  /** Runs in the worker of the extension. */
  async inExtension(work: () => Promise<void>): Promise<void> {
    const [worker] = this.context.serviceWorkers();
    if (!worker) throw new Error('the extension does not run');
    await worker.evaluate(work);
  }

  /** Waits until the panel, which is there, takes clicks. */
  async settled(whatsapp: Page): Promise<void> {
    const since = await whatsapp.evaluate(() => performance.now());
    await whatsapp.waitForFunction((then) => performance.now() - then > 1_000, since);
  }

  /** Presses the button of the panel, with the keyboard. */
  async approve(whatsapp: Page): Promise<void> {
    await this.settled(whatsapp);
    await whatsapp.keyboard.press('Tab');
    // The tab may close before the key is released.
    await whatsapp.keyboard.press('Enter').catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.context.close();
    this.server.closeAllConnections();
    this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Signed by itself, made now. */
async function certificate(folder: string): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=web.whatsapp.com'],
    ...['-addext', 'subjectAltName=DNS:web.whatsapp.com'],
  ]);
  return { key: await readFile(key), cert: await readFile(cert) };
}
