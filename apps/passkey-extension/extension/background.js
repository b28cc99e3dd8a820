/**
 * Signs one passkey request of WhatsApp for one page, after two clicks of a person: on the icon, on the page
 * that asks; and on the button that is shown on web.whatsapp.com and names that page.
 *
 * The worker may be ended and started again at any time: what is pending stands in `storage.session`, which
 * pages cannot read and which is gone with the browser.
 */
const api = globalThis.browser ?? globalThis.chrome;

const WHATSAPP = 'https://web.whatsapp.com/';
const SITE = 'whatsapp.com';
/** WhatsApp takes no answer that comes later, in ms. */
const LIFETIME_MS = 600_000;

/** The click is what lets this extension into a page, and only into this one. */
api.action.onClicked.addListener((tab) => {
  // Pages of the browser itself let nobody in.
  api.scripting
    .executeScript({ target: { tabId: tab.id }, files: ['bridge.js'] })
    .catch(() => undefined);
});

api.runtime.onMessage.addListener((message, sender, respond) => {
  handle(message, sender).then(respond, (error) => respond({ error: error.message }));
  return true;
});

api.tabs.onUpdated.addListener((tabId, { status }) => {
  if (status === 'complete') void showPanel(tabId);
});

api.tabs.onRemoved.addListener((tabId) => void closed(tabId));

/** What comes from a page, or from the panel on web.whatsapp.com. */
async function handle({ type, requestId, options }, { tab, url, frameId }) {
  if (!tab || frameId !== 0) return {};
  switch (type) {
    case 'sign':
      return begin(requestId, options, tab.id, new URL(url).origin);
    case 'cancel':
      return cancel(await pending(), tab.id);
    case 'panel':
      return panelText(await pending(), tab.id);
    case 'approved':
      return sign(await pending(), tab.id);
    default:
      // A sign of life keeps this worker running while a person looks for their phone.
      return {};
  }
}

async function pending() {
  const { request = null } = await api.storage.session.get('request');
  return request && request.until > Date.now() ? request : null;
}

/** One request at a time: whoever asks later takes the place of whoever asked before. */
async function begin(requestId, options, dashboardTab, origin) {
  if (!isRequest(options)) throw new Error('invalid');
  await end(await pending(), { error: 'replaced' });
  const until = Date.now() + LIFETIME_MS;
  const { id: whatsappTab } = await api.tabs.create({ url: WHATSAPP, openerTabId: dashboardTab });
  const request = { requestId, options, dashboardTab, origin, whatsappTab, until };
  await api.storage.session.set({ request });
  await showPanel(whatsappTab);
  return { opened: true };
}

/** Requests of another site are none of this extension's business. */
function isRequest(options) {
  const { challenge, rpId } = options ?? {};
  return rpId === SITE && typeof challenge === 'string' && /^[\w-]{1,1024}$/.test(challenge);
}

/** Shows the button, where the tab has come to WhatsApp's page; it comes again when the page is loaded anew. */
async function showPanel(tabId) {
  const request = await pending();
  if (request?.whatsappTab !== tabId) return;
  const { url = '' } = await api.tabs.get(tabId);
  if (!url.startsWith(WHATSAPP)) return;
  // Before the page is there, the panel comes with the next update.
  await api.scripting
    .executeScript({ target: { tabId }, files: ['panel.js'] })
    .catch(() => undefined);
}

/** Whoever asked, or whoever is asked. */
function cancel(request, tabId) {
  const isTheirs = request?.dashboardTab === tabId || request?.whatsappTab === tabId;
  return isTheirs ? end(request, { error: 'cancelled' }) : {};
}

function panelText(request, tabId) {
  return request?.whatsappTab === tabId ? { origin: request.origin } : {};
}

/** In the page's own world: passkeys of password managers are offered there alone. */
async function sign(request, tabId) {
  if (request?.whatsappTab !== tabId) return { error: 'over' };
  const [{ result }] = await api.scripting.executeScript({
    target: { tabId },
    world: 'MAIN',
    func: signInPage,
    args: [request.options],
  });
  // The person may try again, with another passkey.
  if (!result?.answer) return { error: result?.error ?? 'no answer' };
  await end(request, { answer: result.answer });
  return {};
}

/** Runs on web.whatsapp.com. */
async function signInPage(options) {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return { answer: credential.toJSON() };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
}

/** Tells the page that asked, and nobody else, what became of its request. */
async function end(request, outcome) {
  if (!request) return {};
  await api.storage.session.remove('request');
  const { requestId, dashboardTab, whatsappTab } = request;
  const message = { type: 'outcome', requestId, ...outcome };
  await api.tabs.sendMessage(dashboardTab, message, { frameId: 0 }).catch(() => undefined);
  await api.tabs.update(dashboardTab, { active: true }).catch(() => undefined);
  await api.tabs.remove(whatsappTab).catch(() => undefined);
  return {};
}

async function closed(tabId) {
  const request = await pending();
  if (!request) return;
  if (request.whatsappTab === tabId) await end(request, { error: 'closed' });
  if (request.dashboardTab === tabId) await end(request, { error: 'closed' });
}
