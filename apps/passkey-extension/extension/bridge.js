/**
 * Stands between a page and the extension, from the click on the icon until the page is left. It runs in a
 * world of its own: the page sees nothing of it but the messages.
 */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  const EXTENSION = 'whathooks-passkey-extension';
  /** The page's own name of a request, by the name that the extension knows it by. */
  const requests = new Map();

  const tell = (message) => window.postMessage({ from: EXTENSION, ...message }, location.origin);
  const ready = () => tell({ type: 'ready', version: api.runtime.getManifest().version });

  if (globalThis.whathooksBridge) {
    ready();
    return;
  }
  globalThis.whathooksBridge = true;

  window.addEventListener('message', ({ source, origin, data }) => {
    // Frames in the page may not ask in its name.
    if (source !== window || origin !== location.origin || data?.to !== EXTENSION) return;
    if (data.type === 'hello') ready();
    if (data.type === 'sign') void sign(data);
    if (data.type === 'cancel') void api.runtime.sendMessage({ type: 'cancel' });
  });

  api.runtime.onMessage.addListener(({ type, requestId, answer, error }) => {
    // What another page in this tab asked for before is not told to this one.
    const known = requests.get(requestId);
    if (type !== 'outcome' || known === undefined) return;
    requests.delete(requestId);
    tell({ type, requestId: known, answer, error });
  });

  async function sign({ requestId: known, options }) {
    const requestId = crypto.randomUUID();
    requests.set(requestId, known);
    const { error } = await api.runtime.sendMessage({ type: 'sign', requestId, options });
    if (error) tell({ type: 'outcome', requestId: known, error });
  }

  ready();
})();
