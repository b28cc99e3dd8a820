import { EnvironmentError, type Variables, text, boolean, choice } from './variables';

/** Whether whoever starts it says that real numbers are linked. */
export function isLive(variables: Variables): boolean {
  const chosen = choice(variables, 'WHATSAPP', ['live', 'simulated'] as const, 'simulated');
  return chosen === 'live';
}

/** A server in place of WhatsApp's. */
export interface WhatsAppServer {
  url: string;
  /** 64 hex digits, in lower case. */
  rootKey: string;
}

export function whatsappServer(variables: Variables): WhatsAppServer | null {
  const url = text(variables, 'WHATSAPP_WS_URL', '');
  const rootKey = text(variables, 'WHATSAPP_ROOT_KEY', '');
  if (!url && !rootKey) return null;
  if (isLive(variables)) {
    throw new EnvironmentError(
      'WHATSAPP=live links real numbers: unset WHATSAPP_WS_URL and WHATSAPP_ROOT_KEY.',
    );
  }
  if (!url || !rootKey) {
    throw new EnvironmentError(
      `${url ? 'WHATSAPP_ROOT_KEY' : 'WHATSAPP_WS_URL'} is missing: set both WHATSAPP_WS_URL and WHATSAPP_ROOT_KEY, or neither for live WhatsApp.`,
    );
  }
  if (!URL.canParse(url) || !/^wss?:$/.test(new URL(url).protocol)) {
    throw new EnvironmentError(`WHATSAPP_WS_URL must be a ws:// or wss:// address, not "${url}".`);
  }
  if (!/^[0-9a-f]{64}$/i.test(rootKey)) {
    throw new EnvironmentError('WHATSAPP_ROOT_KEY must be 64 hex digits.');
  }
  return { url, rootKey: rootKey.toLowerCase() };
}

/** The bundled simulator runs on this machine at its own port; other servers have no phone page. */
export function phonePage(server: WhatsAppServer | null, simulatorPort: number): string | null {
  if (!server) return null;
  const { hostname, port } = new URL(server.url);
  const isBundled =
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && Number(port) === simulatorPort;
  return isBundled ? `http://localhost:${simulatorPort}` : null;
}

export function whatsappVersion(variables: Variables): [number, number, number] | null {
  const value = text(variables, 'WHATSAPP_VERSION', '');
  if (!value) return null;
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(value);
  if (!match) {
    throw new EnvironmentError(
      `WHATSAPP_VERSION must be three numbers with dots, such as 2.3000.1023, not "${value}".`,
    );
  }
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

const VERSION_URL = 'https://web.whatsapp.com/sw.js';

/** The only variable where blank has a meaning: no request is made. */
export function whatsappVersionUrl(variables: Variables, isLive: boolean): string | null {
  const isEmpty = variables['WHATSAPP_VERSION_URL']?.trim() === '';
  const value = text(variables, 'WHATSAPP_VERSION_URL', isLive && !isEmpty ? VERSION_URL : 'off');
  if (value === 'off') return null;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new EnvironmentError(
      `WHATSAPP_VERSION_URL must be an http or https address, or off, not "${value}".`,
    );
  }
  return value;
}

export function acknowledgeFirst(variables: Variables): boolean {
  const wanted = boolean(variables, 'CHAOS_ACKNOWLEDGE_FIRST', false);
  if (wanted && !whatsappServer(variables)) {
    throw new EnvironmentError(
      'CHAOS_ACKNOWLEDGE_FIRST=true loses messages on purpose: it is for the simulator only. Unset it.',
    );
  }
  return wanted;
}
