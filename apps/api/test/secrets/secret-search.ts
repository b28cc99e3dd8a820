/** Searches bytes for secrets, in every encoding. */
export class SecretSearch {
  /** By name; in bytes. */
  private readonly secrets = new Map<string, Buffer>();

  note(name: string, secret: string | Buffer): void {
    // Shorter ones would be found by chance.
    expect(secret.length).toBeGreaterThanOrEqual(8);
    this.secrets.set(name, Buffer.from(secret));
  }

  get names(): string[] {
    return [...this.secrets.keys()];
  }

  get(name: string): Buffer {
    const secret = this.secrets.get(name);
    if (!secret) throw new Error(`${name} was not noted`);
    return secret;
  }

  /** Names of the secrets found. */
  found(bytes: Buffer): string[] {
    return [...this.secrets]
      .filter(([, secret]) => writings(secret).some((writing) => bytes.includes(writing)))
      .map(([name]) => name);
  }
}

/** All encodings of a secret. */
export function writings(secret: Buffer): Buffer[] {
  const hex = secret.toString('hex');
  const printedByNode = hex.replace(/(..)(?!$)/g, '$1 ');
  const texts = [hex, hex.toUpperCase(), printedByNode, secret.toString('base64url')];
  const base64 = secret.toString('base64').replace(/=+$/, '');
  const escaped = base64.replaceAll('/', '\\/');
  return [secret, ...[...texts, base64, escaped, [...secret].join(',')].map((t) => Buffer.from(t))];
}

/** Bytes of a key. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  expect(bytes.length).toBeGreaterThanOrEqual(24);
  return bytes;
}
