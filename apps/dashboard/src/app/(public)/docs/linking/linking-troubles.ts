import type { StatusReason } from '@whathooks/dto';

/** What a reason looks like on the phone, and what to do about it. */
export interface Trouble {
  phone: string;
  todo: string;
}

interface TroubleGroup {
  id: string;
  title: string;
  lead: string;
  reasons: Partial<Record<StatusReason, Trouble>>;
}

const NOTHING = 'Nothing.';
const LISTED = 'whathooks is listed among the linked devices.';

/** Reasons that a number can have while it is being linked. */
const LINKING = {
  scan_again: {
    phone: '“Couldn’t link device”, with advice to check the connection.',
    todo: 'Close that message and scan the new code, which is shown already. This is how WhatsApp links devices since July 2026, and no fault. Where the phone says so every time, look at the other causes below.',
  },
  qr_timeout: {
    phone: NOTHING,
    todo: 'Ask for new codes (“Get a new code”, or POST …/connect), and scan within about two and a half minutes.',
  },
  pairing_refused: {
    phone: '“Couldn’t link device”, or nothing.',
    todo: 'Scan the QR code. Or wait some minutes before you ask for another pairing code: WhatsApp limits them per number.',
  },
  passkey_required: {
    phone:
      '“Create a passkey to log in”, “Your account needs a passkey to link devices”, or “Continue on WhatsApp Web”.',
    todo: 'Follow the number’s page: who holds the passkey signs in a browser. Passkeys have a page of their own in this documentation.',
  },
  passkey_confirmation: {
    phone: 'A code of eight characters.',
    todo: 'Compare it with the one on the number’s page, and confirm only if both are the same.',
  },
  passkey_failed: {
    phone: 'The phone goes back to its linked devices.',
    todo: 'Read statusDetail, keep WhatsApp open on the phone, and start again with connect.',
  },
} as const satisfies Partial<Record<StatusReason, Trouble>>;

/** Reasons for which WhatsApp refuses a number, linked or not. */
const REFUSED = {
  client_outdated: {
    phone: NOTHING,
    todo: 'Update whathooks, or set WHATSAPP_VERSION. New numbers may be refused while numbers that are linked go on.',
  },
  temporarily_banned: {
    phone: 'WhatsApp says that the account may not be used, and until when.',
    todo: 'Wait until retryAt. Do not try earlier, and change what led to it: statusDetail says what WhatsApp named.',
  },
  account_locked: {
    phone: 'WhatsApp asks to register the number, or says that it is banned.',
    todo: 'Open WhatsApp on the phone and follow it; a review can be asked for there. Then connect again.',
  },
  rate_limited: {
    phone: NOTHING,
    todo: 'Wait until retryAt. whathooks reconnects the number by itself.',
  },
  refused: {
    phone: NOTHING,
    todo: 'Note the code in statusDetail, update whathooks, and connect again. If it stays, unlink the device on the phone and link it again.',
  },
} as const satisfies Partial<Record<StatusReason, Trouble>>;

/** Reasons that a number can have once it was linked. */
const LINKED = {
  connection_lost: {
    phone: LISTED,
    todo: 'Nothing: whathooks keeps reconnecting. While it is being linked, a new code is shown at once.',
  },
  proxy_unreachable: {
    phone: LISTED,
    todo: 'Read statusDetail: the proxy of the number is down, refuses the password, or lies in a network that whathooks does not reach out to. Set it right, or remove it; until then the number is tried through it again and again.',
  },
  commit_failed: {
    phone: LISTED,
    todo: 'Look at the database of whathooks: it did not take what arrived. Nothing is lost, WhatsApp sends it again.',
  },
  gateway_stopped: { phone: LISTED, todo: 'Start whathooks again.' },
  gateway_restarted: { phone: LISTED, todo: 'Nothing: another process takes the number up.' },
  replaced: {
    phone: LISTED,
    todo: 'Stop the other program that uses the same device, such as a second whathooks on a copy of the data. Then connect again.',
  },
  unlinked_by_phone: {
    phone: 'whathooks is no longer among the linked devices.',
    todo: 'Link it again. A phone also unlinks devices by itself when it has not been online for about two weeks.',
  },
  logged_out_by_api: {
    phone: 'whathooks is no longer among the linked devices.',
    todo: 'Link it again when you want to.',
  },
  unlink_pending: {
    phone: LISTED,
    todo: 'Nothing: whathooks tells WhatsApp as soon as it can reach it. Or remove the device on the phone.',
  },
  unlink_failed: { phone: LISTED, todo: 'Remove the device on the phone.' },
  session_deleted: {
    phone: 'whathooks is no longer among the linked devices.',
    todo: 'Create a session when the number is to be linked again.',
  },
} as const satisfies Partial<Record<StatusReason, Trouble>>;

/** Every reason that the product knows, without exception: the compiler counts them. */
export const TROUBLES: Readonly<Record<StatusReason, Trouble>> = {
  ...LINKING,
  ...REFUSED,
  ...LINKED,
};

export const TROUBLE_GROUPS: readonly TroubleGroup[] = [
  {
    id: 'while-linking',
    title: 'While a number is being linked',
    lead: 'The status is QR or PENDING. On the phone, open Settings (or ⋮), then Linked devices. Its words differ between versions of WhatsApp.',
    reasons: LINKING,
  },
  {
    id: 'refused-by-whatsapp',
    title: 'When WhatsApp refuses',
    lead: 'WhatsApp gave a reason of its own. Trying again at once makes most of these worse, so whathooks does not.',
    reasons: REFUSED,
  },
  {
    id: 'once-linked',
    title: 'Once it was linked',
    lead: 'The phone has accepted whathooks at some time.',
    reasons: LINKED,
  },
];

/** Failures that the phone shows and WhatsApp does not report to whathooks. */
export const SILENT_TROUBLES: readonly (readonly [phone: string, cause: string, todo: string])[] = [
  [
    '“Couldn’t link device. Try again later”, and whathooks keeps showing codes',
    'The account has as many linked devices as it may have, was asked for too many links in a short time, or the phone is offline.',
    'Look at the phone’s linked devices and remove one that is not used. Check that the phone is online, and wait some minutes.',
  ],
  [
    '“No valid QR code detected”',
    'The code on the screen had expired, or a part of it was covered.',
    'Scan the code that is shown now, at full size and with good light.',
  ],
  [
    'It asks for the fingerprint or the lock of the phone first',
    'WhatsApp protects the linking of devices with the lock of the phone.',
    'Unlock, then scan.',
  ],
  [
    '“Wrong code” after a pairing code was typed',
    'It was mistyped, or another code has taken its place.',
    'Type the one that is shown now. After three tries get another one.',
  ],
];
