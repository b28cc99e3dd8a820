import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@whathooks/testing';
import { MESSAGE_RECEIVED } from './answers';
import {
  RECEIVER,
  VERIFY_SIGNATURE,
} from '../../../../features/verification/samples/verify-signature';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';
const BODY = MESSAGE_RECEIVED.trim();

describe('the receiver of the docs, copied into a file and started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  let receiver: ChildProcess;
  let address: string;

  beforeAll(async () => {
    const port = await freePort();
    const file = join(folder, 'receiver.mjs');
    // A line more than the docs, so that this spec knows when it listens.
    writeFileSync(
      file,
      `${VERIFY_SIGNATURE}\n${RECEIVER.replace(/;\s*$/, '')}.on("listening", () => console.log("listening"));\n`,
    );
    receiver = spawn(process.execPath, [file], {
      env: { NODE_ENV: 'test', WEBHOOK_SECRET: SECRET, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(receiver.stdout!, 'data');
    address = `http://127.0.0.1:${port}/`;
  });

  afterAll(async () => {
    receiver.kill();
    await once(receiver, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  const deliver = (signature: string) =>
    fetch(address, {
      method: 'POST',
      body: BODY,
      headers: { 'Content-Type': 'application/json', 'X-Whathooks-Signature': signature },
    });
  const sign = (body: string) => createHmac('sha256', SECRET).update(body).digest('hex');

  it('takes a delivery that carries our signature, and reads its event', async () => {
    const printed = once(receiver.stdout!, 'data');
    const answer = await deliver(`sha256=${sign(BODY)}`);
    expect(answer.status).toBe(204);
    expect(String((await printed)[0])).toContain('message.received');
  });

  it.each([
    ['of another body', () => `sha256=${sign(`${BODY} `)}`],
    ['that is cut short', () => `sha256=${sign(BODY).slice(0, 32)}`],
    ['that is missing', () => ''],
  ])('refuses a signature %s', async (_, signature) => {
    expect((await deliver(signature())).status).toBe(401);
  });
});
