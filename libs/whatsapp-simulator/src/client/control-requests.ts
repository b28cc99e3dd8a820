/** The simulator refused a request; the message is the simulator's. */
export class SimulatorRefusal extends Error {
  constructor(
    message: string,
    /** `scan_again`: the scanned code is retired, and the client shows another one. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

/** Bytes in memory, or piece by piece. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

/** Requests of the control API. They reject with a SimulatorRefusal. */
export class ControlRequests {
  /** @param controlUrl such as `http://127.0.0.1:3001/control` */
  constructor(private readonly controlUrl: string) {}

  send<T>(method: string, path: string, body?: object): Promise<T> {
    return this.answer<T>(path, {
      method,
      ...(body
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
  }

  sendBytes<T>(path: string, mimeType: string, bytes: Bytes): Promise<T> {
    const headers = { 'content-type': mimeType };
    const body = bytes as RequestInit['body'];
    return this.answer<T>(path, { method: 'POST', headers, body, duplex: 'half' });
  }

  /** @throws SimulatorRefusal */
  async readBytes(path: string): Promise<Buffer> {
    const response = await fetch(this.controlUrl + path);
    if (!response.ok) throw await refusalOf(response);
    return Buffer.from(await response.arrayBuffer());
  }

  private async answer<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(this.controlUrl + path, init);
    if (!response.ok) throw await refusalOf(response);
    return (await response.json()) as T;
  }
}

async function refusalOf(response: Response): Promise<SimulatorRefusal> {
  const answer = (await response.json()) as { error?: string; code?: string };
  const sentence = answer.error ?? `the simulator answered ${response.status}`;
  return new SimulatorRefusal(sentence, answer.code);
}
