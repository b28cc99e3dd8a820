import type { AuthenticationCreds, BaileysEventMap, WASocket } from '@whiskeysockets/baileys';

/**
 * Keeps a change of the credentials from showing the number online.
 *
 * Baileys sends a presence whenever an update of the credentials does not carry the name that it knows: most
 * carry none, and what leaves then is a presence without any attribute. Here each update finds the name in
 * place already. A changed name is sent with the presence that the number shows: unavailable.
 *
 * @param onFailure called when a new name could not be sent.
 */
export function announceNamesQuietly(
  socket: WASocket,
  creds: AuthenticationCreds,
  onFailure: (error: unknown) => void,
): void {
  const { ev } = socket;
  const emit = ev.emit.bind(ev);
  ev.emit = <E extends keyof BaileysEventMap>(event: E, data: BaileysEventMap[E]): boolean => {
    if (event !== 'creds.update') return emit(event, data);
    const update = data as BaileysEventMap['creds.update'];
    const before = creds.me?.name;
    const me = update.me ? { ...creds.me, ...update.me } : creds.me;
    if (me) creds.me = me as NonNullable<AuthenticationCreds['me']>;
    const heard = emit('creds.update', me ? { ...update, me } : update);
    // Before the login is complete, the presence after it carries the name anyway.
    if (before && me?.name && me.name !== before)
      socket.sendPresenceUpdate('unavailable').catch(onFailure);
    return heard;
  };
}
