import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header lines and text, with plain line breaks. */
  raw: string;
}

/** A mail server on loopback that keeps what it is sent. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** The code and words with which it refuses mail; null takes it. */
  refusal: { code: number; words: string } | null = null;

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { refusal } = mailServer;
          if (refusal) {
            done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          mailServer.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString().replaceAll('\r\n', '\n'),
          });
          done();
        });
      },
    });
    const mailServer = new MailServer(server);
    // A client that hangs up is no failure of the test.
    server.on('error', () => undefined);
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return mailServer;
  }

  /** Variables of a process that sends its mail here. */
  get variables(): Record<string, string> {
    const { port } = this.server.server.address() as AddressInfo;
    return {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'whathooks <alerts@agency.example>',
    };
  }

  /** Mail to an address. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
