/** What `GET /v1/connect/:token` answers. */
export interface LinkState {
  organization: { name: string; logo: string | null; color: string | null };
  status: 'PENDING' | 'QR' | 'CONNECTING' | 'CONNECTED' | 'DISCONNECTED' | 'LOGGED_OUT';
  statusReason: string | null;
  qr: string | null;
  pairingCode: string | null;
  language: string | null;
}

export interface Follower {
  onState(state: LinkState): void;
  /** The link was used or revoked, or its time is over. */
  onOver(): void;
  /** The server cannot be reached now; it is tried again. */
  onBreak(): void;
}

const AGAIN_MS = 3_000;

/** Address of what a link is asked. It stands beside this page, wherever the product lives on its host. */
export function addressOf(token: string, path = ''): string {
  return new URL(`../v1/connect/${encodeURIComponent(token)}${path}`, import.meta.url).href;
}

/** Follows how far linking is, until a phone is linked or the link has ended. */
export function follow(token: string, follower: Follower): void {
  const source = new EventSource(addressOf(token, '/live'));
  source.addEventListener('state', ({ data }: MessageEvent<string>) => {
    const state = JSON.parse(data) as LinkState;
    follower.onState(state);
    if (state.status === 'CONNECTED') source.close();
  });
  source.onerror = () => {
    // A browser connects again by itself after a break, and gives up on an error of the server.
    if (source.readyState === EventSource.CLOSED) void lookWhy(token, follower);
    else follower.onBreak();
  };
}

async function lookWhy(token: string, follower: Follower): Promise<void> {
  const status = await fetch(addressOf(token)).then(
    (answer) => answer.status,
    () => 0,
  );
  if (status === 404) return follower.onOver();
  follower.onBreak();
  setTimeout(() => follow(token, follower), AGAIN_MS);
}

/** A code to type on the phone, or the code of the error that the server gives instead. */
export async function askForCode(
  token: string,
  phone: string,
): Promise<{ code: string } | { error: string }> {
  try {
    const answer = await fetch(addressOf(token, '/pairing-code'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone }),
    });
    const body = (await answer.json()) as { code: string };
    return answer.ok ? { code: body.code } : { error: body.code };
  } catch {
    return { error: 'not_reached' };
  }
}
