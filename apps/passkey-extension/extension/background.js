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
/** Name of the alarm at the end of a request: a timer would end with the worker. */
const EXPIRY = 'expiry';

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

api.tabs.onRemoved.addListener((tabId) => void inTurn(() => closed(tabId)));

api.alarms.onAlarm.addListener(({ name }) => {
  if (name === EXPIRY) void inTurn(expire);
});

/** Requests begin and end one after another: several that came at once would each open a tab. */
let turn = Promise.resolve();

function inTurn(work) {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

/** What comes from a page, or from the panel on web.whatsapp.com. */
async function handle({ type, requestId, options }, { tab, url, frameId }) {
  if (!tab || frameId !== 0) return {};
  switch (type) {
    case 'sign':
      return inTurn(() => begin(requestId, readOptions(options), tab.id, new URL(url).origin));
    case 'cancel':
      return inTurn(async () => cancel(await pending(), tab.id));
    case 'panel':
      return panelText(await pending(), tab.id);
    case 'approved':
      return sign(await pending(), tab.id);
    default:
      // A sign of life keeps this worker running while a person looks for their phone.
      return {};
  }
}

async function stored() {
  const { request = null } = await api.storage.session.get('request');
  return request;
}

async function pending() {
  const request = await stored();
  return request && request.until > Date.now() ? request : null;
}

/** One request at a time: another page takes the place of whoever asked before, and no page its own. */
async function begin(requestId, options, dashboardTab, origin) {
  await expire();
  const before = await pending();
  if (before?.dashboardTab === dashboardTab) throw new Error('pending');
  await end(before, { error: 'replaced' });
  const until = Date.now() + LIFETIME_MS;
  const { id: whatsappTab } = await api.tabs.create({ url: WHATSAPP, openerTabId: dashboardTab });
  const request = { requestId, options, dashboardTab, origin, whatsappTab, until };
  await api.storage.session.set({ request });
  await api.alarms.create(EXPIRY, { when: until });
  await showPanel(whatsappTab);
  return { opened: true };
}

async function expire() {
  const request = await stored();
  if (request && request.until <= Date.now()) await end(request, { error: 'expired' });
}

/**
 * What a page may ask of a passkey, and nothing else that it says: extensions such as `prf` and `largeBlob`
 * hand out what the passkey keeps secret. Requests of another site are none of this extension's business.
 */
function readOptions(options) {
  const { challenge, rpId, timeout, userVerification, allowCredentials, extensions } =
    options ?? {};
  const isChallenge = typeof challenge === 'string' && /^[\w-]{1,1024}$/.test(challenge);
  if (rpId !== SITE || !isChallenge) throw new Error('invalid');
  return {
    challenge,
    rpId,
    ...(Number.isFinite(timeout) && { timeout }),
    ...(typeof userVerification === 'string' && { userVerification }),
    ...(Array.isArray(allowCredentials) && { allowCredentials: allowCredentials.map(readAllowed) }),
    ...(typeof extensions?.uvm === 'boolean' && { extensions: { uvm: extensions.uvm } }),
  };
}

function readAllowed(credential) {
  const { id, transports } = credential ?? {};
  if (typeof id !== 'string') throw new Error('invalid');
  return { type: 'public-key', id, ...(Array.isArray(transports) && { transports }) };
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
  const answer = readAnswer(result.answer);
  return inTurn(async () => {
    const isStill = (await pending())?.requestId === request.requestId;
    return isStill ? end(request, { answer }) : { error: 'over' };
  });
}

/** What WhatsApp checks. What else a passkey gave is not for the page that asked. */
function readAnswer({ id, rawId, type, response }) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  };
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
