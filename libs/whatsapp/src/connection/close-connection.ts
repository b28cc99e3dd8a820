import type { WASocket } from '@whiskeysockets/baileys';

/** How long the other end may take to say goodbye, in ms. A dead one never does. */
const GOODBYE_MS = 1_000;

/** Ends a connection, whether or not the other end says goodbye. */
export async function closeConnection(socket: WASocket): Promise<void> {
  const timer = setTimeout(() => terminate(socket), GOODBYE_MS);
  await socket.end(undefined);
  clearTimeout(timer);
}

/** Ends a connection before anything else leaves. */
export function terminate({ ws }: WASocket): void {
  const { socket } = ws as unknown as { socket: { terminate(): void } | null };
  socket?.terminate();
}
