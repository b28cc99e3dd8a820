/**
 * Stands between a page and the extension, from the click on the icon until the page is left. It runs in a
 * world of its own: the page sees nothing of it but the messages.
 */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  const EXTENSION = 'whathooks-passkey-extension';
  /** Error of a request that the extension cannot end any more. */
  const GONE = 'gone';
  const WATCH_MS = 1_000;
  let watch;
  /** The page's own name of a request, by the name that the extension knows it by. */
  const requests = new Map();

  const tell = (message) => window.postMessage({ from: EXTENSION, ...message }, location.origin);
  const ready = () => tell({ type: 'ready', version: api.runtime.getManifest().version });

  if (globalThis.whathooksBridge) {
    ready();
    return;
  }
  globalThis.whathooksBridge = true;

  window.addEventListener('message', hear);

  api.runtime.onMessage.addListener(({ type, requestId, answer, error }) => {
    if (type === 'outcome') told(requestId, { answer, error });
  });

  // A page that is left asks for nothing any more.
  window.addEventListener('pagehide', () => requests.size > 0 && void send({ type: 'cancel' }));

  function hear({ source, origin, data }) {
    // Frames in the page may not ask in its name.
    if (source !== window || origin !== location.origin) return;
    // Reloaded, and let in anew: another one of these has come, and answers.
    if (data?.from === EXTENSION && data.type === 'ready' && isCutOff()) leave();
    if (data?.to !== EXTENSION) return;
    if (data.type === 'hello' && !isCutOff()) ready();
    if (data.type === 'sign') void sign(data);
    if (data.type === 'cancel') void send({ type: 'cancel' });
  }

  /** What another page in this tab asked for before is not told to this one. */
  function told(requestId, outcome) {
    const known = requests.get(requestId);
    if (known === undefined) return;
    requests.delete(requestId);
    tell({ type: 'outcome', requestId: known, ...outcome });
  }

  async function sign({ requestId: known, options }) {
    const requestId = crypto.randomUUID();
    requests.set(requestId, known);
    watch ??= setInterval(() => isCutOff() && leave(), WATCH_MS);
    const { error } = await send({ type: 'sign', requestId, options });
    if (error) told(requestId, { error });
  }

  async function send(message) {
    try {
      return await api.runtime.sendMessage(message);
    } catch {
      return { error: GONE };
    }
  }

  /** The extension was reloaded, updated or removed: this script stays in the page, and reaches nobody. */
  function isCutOff() {
    return !api.runtime?.id;
  }

  function leave() {
    clearInterval(watch);
    window.removeEventListener('message', hear);
    for (const requestId of [...requests.keys()]) told(requestId, { error: GONE });
  }

  ready();
})();
