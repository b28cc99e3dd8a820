/** The phone page: phones, their links and their troubles. The chat is in chat.js. */
import { $, call, on, tell } from './api.js';
import { attachIfInChat, drawMessages } from './chat.js';
import { addLabel, drawState } from './number-state.js';

let accounts = [];

const number = () => $('number').value;
const isLinked = (wanted) =>
  accounts.some(({ phone, devices }) => phone === wanted && devices.length > 0);
const contact = () => $('contact').value;

function options(select, list, wanted) {
  const chosen = wanted ?? select.value;
  select.replaceChildren(
    ...list.map(
      ({ phone, name }) => new Option(name === phone ? `+${phone}` : `${name} (+${phone})`, phone),
    ),
  );
  if (wanted === '') select.selectedIndex = -1;
  else if (list.some(({ phone }) => phone === chosen)) select.value = chosen;
}

async function loadAccounts(choose = {}) {
  accounts = (await call('GET', '/accounts')).data;
  options($('number'), accounts, choose.number ?? localStorage.getItem('number') ?? undefined);
  const contacts = accounts.filter(({ phone }) => phone !== number());
  options($('contact'), contacts, choose.contact ?? localStorage.getItem('contact') ?? undefined);
  drawLine();
  await drawLimits();
  await drawPasskey();
  await drawChat();
}

/** What the number's phone did is told of its messages too. */
async function drawChat() {
  await drawState(number(), contact(), accounts);
  await drawMessages();
}

function drawLine() {
  const account = accounts.find(({ phone }) => phone === number());
  if (!account) {
    $('line').textContent = 'Add a phone first: any number will do.';
    return;
  }
  const { devices, faults } = account;
  $('at-scan').value = faults.refreshAtScan === 0 ? '0' : '1';
  $('codes').value = faults.throttleCodes ? 'refused' : 'given';
  if (devices.length === 0) {
    $('line').textContent = 'No linked device. Paste the QR code that whathooks shows.';
    return;
  }
  $('line').textContent = devices
    .map(({ name, online, unsettled }) => {
      const waiting = unsettled
        ? `, ${unsettled} ${unsettled === 1 ? 'message' : 'messages'} not yet received`
        : '';
      return `${name || 'A device'} is ${online ? 'online' : 'offline'}${waiting}`;
    })
    .join('. ');
}

const LIMIT_MS = 60_000;

/** What stands beside the code of a refused login. */
const REFUSED_WITH = {
  402: { code: '101', expire: '60' },
  403: {
    logout_message_header: 'Your account is locked',
    logout_message_subtext: 'Open WhatsApp on your phone to see why.',
  },
};

/** What WhatsApp is made to say of the number, by button. */
const LIMITS = {
  timelock: (until) => ({ timelock: { until, type: 'RESTRICT_ALL_COMPANIONS' } }),
  newChats: (resetsAt) => ({ newChats: { quota: 10, used: 10, status: 'CAPPED', resetsAt } }),
  none: () => ({ timelock: null, newChats: null }),
};

async function drawLimits() {
  if (!number()) {
    $('limits').textContent = '';
    return;
  }
  const { timelock, newChats } = await call('GET', `/accounts/${number()}/limits`);
  const clock = (time) => (time ? new Date(time).toLocaleTimeString() : 'a time that is not told');
  const isOver = (time) => time !== null && new Date(time) <= new Date();
  const said = [];
  if (timelock && !isOver(timelock.until))
    said.push(`Messages to people it does not know are refused until ${clock(timelock.until)}.`);
  if (newChats && !isOver(newChats.resetsAt))
    said.push(
      `${newChats.used} of ${newChats.quota} new chats are used, until ${clock(newChats.resetsAt)}.`,
    );
  $('limits').textContent = said.join(' ') || 'The number may write to anybody.';
}

const PASSKEY = {
  asked: 'A passkey is asked for. Continue in whathooks.',
  linked: 'A device was linked with the passkey.',
};

/** Draws whether the number asks for a passkey, and how far that is. */
async function drawPasskey() {
  if (!number()) return;
  const { asks, ceremony } = await call('GET', `/accounts/${number()}/passkey`);
  $('asks-passkey').checked = asks !== 'never';
  $('answer-passkey').hidden = ceremony?.state !== 'asked';
  if (ceremony?.state !== 'asked') $('passkey-answer').hidden = true;
  $('passkey').textContent = passkeyText(ceremony);
}

function passkeyText(ceremony) {
  if (!ceremony) return '';
  const { state, error, code } = ceremony;
  if (state === 'failed') return `The passkey did not link a device. ${error}`;
  if (code && state !== 'linked') return `Compare: whathooks must show ${code}.`;
  return PASSKEY[state] ?? 'The passkey was taken. The device is being linked.';
}

async function scan(qr) {
  if (!number()) throw new Error('Add a phone first, then scan with it.');
  if (!qr.trim()) throw new Error('Paste the text of the QR code, or a picture of it.');
  await call('POST', `/accounts/${number()}/scan`, { qr: qr.trim() });
  $('qr').value = '';
  tell('Scanned. The device is being linked.');
}

/** Reads the code in a picture. */
async function readPicture(file) {
  const image = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  const found = globalThis.jsQR(data, width, height);
  if (!found) throw new Error('No QR code was found in this picture.');
  $('qr').value = found.data;
  await scan(found.data);
}

const pictureIn = (transfer) =>
  [...(transfer?.files ?? [])].find(({ type }) => type.startsWith('image/'));

on('new-number', 'submit', async () => {
  const phone = $('new-phone').value.trim();
  await call('POST', '/accounts', { phone, name: phone });
  localStorage.setItem('number', phone);
  $('new-phone').value = '';
  await loadAccounts({ number: phone });
});
on('new-contact', 'submit', async () => {
  const phone = $('contact-phone').value.trim();
  await call('POST', '/accounts', { phone, name: $('contact-name').value.trim() });
  localStorage.setItem('contact', phone);
  $('new-contact').reset();
  await loadAccounts({ contact: phone });
});
on('number', 'change', () => {
  localStorage.setItem('number', number());
  return loadAccounts();
});
on('contact', 'change', () => {
  localStorage.setItem('contact', contact());
  return drawChat();
});
on('new-label', 'submit', async () => {
  await addLabel($('label-name').value.trim());
  $('new-label').reset();
});
on('at-scan', 'change', async () => {
  if (!number()) throw new Error('Add a phone first.');
  await call('PUT', `/accounts/${number()}/faults`, { refreshAtScan: Number($('at-scan').value) });
});
on('codes', 'change', async () => {
  if (!number()) throw new Error('Add a phone first.');
  const throttleCodes = $('codes').value === 'refused';
  await call('PUT', `/accounts/${number()}/faults`, { throttleCodes });
});
on('retire-code', 'click', async () => {
  await call('POST', `/accounts/${number()}/pairing-code/refresh`, {});
  tell('WhatsApp has retired the code. Type the new one that is shown.');
});
on('link', 'submit', () => scan($('qr').value));
on('code', 'submit', async () => {
  if (!number()) throw new Error('Add a phone first, then type the code on it.');
  await call('POST', `/accounts/${number()}/pairing-code`, {
    code: $('pairing-code').value.trim(),
  });
  $('code').reset();
  tell('Accepted. The device is being linked.');
});
on('asks-passkey', 'change', async () => {
  if (!number()) throw new Error('Add a phone first.');
  const asks = $('asks-passkey').checked ? 'always' : 'never';
  await call('PUT', `/accounts/${number()}/passkey`, { asks });
});
on('answer-passkey', 'click', async () => {
  const { ceremony } = await call('GET', `/accounts/${number()}/passkey`);
  const { options } = ceremony;
  const answer = await call('POST', `/accounts/${number()}/passkey/assertion`, { options });
  $('assertion').value = JSON.stringify(answer);
  $('passkey-answer').hidden = false;
  $('assertion').select();
});
on('picture', 'change', (event) => readPicture(event.target.files[0]));
on('unlink', 'click', async () => {
  const { unlinked } = await call('POST', `/accounts/${number()}/unlink`, {});
  tell(unlinked ? 'Unlinked. whathooks is told at once.' : 'This phone has no linked device.');
});
for (const button of document.querySelectorAll('[data-line]')) {
  button.addEventListener('click', () => {
    call('POST', `/accounts/${number()}/connection`, { action: button.dataset.line }).catch(
      (error) => tell(error.message),
    );
  });
}
on('end-stream', 'submit', async () => {
  const how = $('stream-end').value;
  const what = /^\d+$/.test(how)
    ? { code: Number(how) }
    : how === 'replaced'
      ? { conflict: how }
      : { cause: how };
  await call('POST', `/accounts/${number()}/connection`, { action: 'stream-error', ...what });
});
on('refuse-logins', 'submit', async () => {
  const code = $('login-refusal').value;
  await call('PUT', `/accounts/${number()}/faults`, {
    refuseLogin: code === 'none' ? null : Number(code),
    refuseLoginWith: REFUSED_WITH[code] ?? {},
  });
  tell(code === 'none' ? 'Logins are accepted.' : `Logins are refused with ${code}.`);
});
for (const button of document.querySelectorAll('[data-limit]')) {
  button.addEventListener('click', () => {
    const end = new Date(Date.now() + LIMIT_MS).toISOString();
    call('PUT', `/accounts/${number()}/limits`, LIMITS[button.dataset.limit](end)).catch((error) =>
      tell(error.message),
    );
  });
}
for (const type of ['paste', 'drop']) {
  document.addEventListener(type, (event) => {
    const transfer = event.clipboardData ?? event.dataTransfer;
    const [first] = transfer?.files ?? [];
    if (first && attachIfInChat(event, first)) {
      event.preventDefault();
      return;
    }
    const file = pictureIn(transfer);
    if (!file) return;
    event.preventDefault();
    readPicture(file).catch((error) => tell(error.message));
  });
}
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('visibilitychange', () => void drawMessages());

const events = new EventSource('/control/events');
let drawing = false;
events.addEventListener('change', async () => {
  if (drawing) return;
  drawing = true;
  // Many changes at once are drawn once.
  requestAnimationFrame(async () => {
    drawing = false;
    await loadAccounts().catch((error) => tell(error.message));
  });
});
events.addEventListener('error', () => tell('The simulator does not respond. Trying again…'));

/** Who writes where nobody does yet, and how. */
const FIRST_CONTACT = { phone: '15550100100', name: 'Maria Example' };
const FIRST_WORDS = 'Hello! Do you have rye bread today?';
const FIRST_PHONE = 15557654321;

/** Adds a phone that links at the first scan: whoever tries whathooks out should not have to scan twice. */
async function addPhone() {
  let digits = FIRST_PHONE;
  while (accounts.some(({ phone }) => phone === String(digits))) digits += 1;
  const phone = String(digits);
  const name =
    digits === FIRST_PHONE ? 'Simulated phone' : `Simulated phone ${digits - FIRST_PHONE + 1}`;
  await call('POST', '/accounts', { phone, name });
  await call('PUT', `/accounts/${phone}/faults`, { refreshAtScan: 0 });
  localStorage.setItem('number', phone);
  await loadAccounts({ number: phone });
}

/** The phone that scans: one that is not linked. Scanned with another, the code would link the same phone twice. */
async function choosePhone() {
  if (number() && !isLinked(number())) return;
  const free = accounts.find(({ phone }) => !isLinked(phone) && phone !== contact());
  if (!free) return addPhone();
  localStorage.setItem('number', free.phone);
  await loadAccounts({ number: free.phone });
}

/** Somebody who writes to the number, with a first sentence to send. */
async function chooseContact() {
  if (contact()) return;
  if (!accounts.some(({ phone }) => phone === FIRST_CONTACT.phone))
    await call('POST', '/accounts', FIRST_CONTACT);
  localStorage.setItem('contact', FIRST_CONTACT.phone);
  await loadAccounts({ contact: FIRST_CONTACT.phone });
  $('text').value = FIRST_WORDS;
}

/** The way back to the page that the code was shown on. It outlives a reload. */
function drawBack(given) {
  if (given) sessionStorage.setItem('back', given);
  const back = sessionStorage.getItem('back');
  if (!back || !/^https?:\/\//.test(back)) return;
  $('back').href = back;
  $('back').hidden = false;
}

/** Shows the phones, and the code that the page was opened with. */
async function begin() {
  await loadAccounts();
  const query = new URLSearchParams(location.search);
  drawBack(query.get('back'));
  const given = query.get('qr');
  if (!given) return;
  $('qr').value = given;
  history.replaceState(null, '', location.pathname);
  await choosePhone();
  await chooseContact();
  tell('The code is filled in. Press Scan, then write to the number as a contact.');
}

try {
  await begin();
} catch (error) {
  tell(error.message);
} finally {
  // Before, whoever is quick would scan nothing with no phone.
  $('page').inert = false;
}
