import { mediaFaults } from './shapes/media-shapes';
import { ALL_KINDS, messageProperties } from './shapes/message-shapes';
import { faults } from './shapes/trouble-shapes';

const FAULTS = Object.keys((faults as { properties: object }).properties).join(', ');
const MESSAGE_FIELDS = Object.keys(messageProperties).join('?, ') + '?';
const MEDIA_FAULTS = Object.keys((mediaFaults as { properties: object }).properties).join(', ');

/** What `GET /control` lists. */
export const ROUTES: Record<string, string> = {
  'GET /control/info': 'address and root key for clients, how many accounts there are',
  'GET /control/accounts': 'all accounts with their linked devices',
  'POST /control/accounts':
    '{ phone, name?, addressing?, lidOnly?, registered? }: makes an account with its phone, or changes it',
  'GET /control/accounts/:phone': 'one account',
  'POST /control/accounts/:phone/scan': '{ qr }: its phone scans a linking code',
  'POST /control/accounts/:phone/pairing-code': '{ code }: a code is typed on its phone',
  'POST /control/accounts/:phone/pairing-code/refresh':
    '{ force? }: the server tells the client that its code is no longer valid; force: a person is to ask for the next',
  'GET /control/linkings':
    'clients that wait to be linked or did, oldest first, with the notifications they got and acknowledged',
  'POST /control/linkings/:id/refresh':
    '{ name?, count? }: the server tells a client to show another code, whether or not one was scanned',
  'GET /control/accounts/:phone/messages':
    '?with=number&unread=true: what its phone saw, oldest first',
  'POST /control/accounts/:phone/messages': `{ to, ${MESSAGE_FIELDS} }: its phone writes to a number, a group or its status; kind: ${ALL_KINDS.join(', ')}`,
  'POST /control/accounts/:phone/media':
    '?kind=image: its phone encrypts the file that the body is, and uploads it; messages name it by its id',
  'GET /control/accounts/:phone/messages/:id/media':
    'the file of a message, checked and decrypted as a strict phone does; 422 says what a phone would refuse',
  'GET /control/media':
    '?owner=number: files on the media servers, and how often each was downloaded',
  'GET /control/media/:id': 'one of them',
  'PUT /control/media/:id/faults': `${MEDIA_FAULTS}: what goes wrong with it`,
  'DELETE /control/media/:id/faults': 'removes the faults of this file',
  'PUT /control/accounts/:phone/media-faults': 'what goes wrong with files of a number',
  'DELETE /control/accounts/:phone/media-faults': 'removes the faults of these files',
  'PUT /control/media-faults': 'what goes wrong with all files',
  'DELETE /control/media-faults': 'removes the faults of all files',
  'GET /control/groups': 'all groups with their members',
  'POST /control/groups':
    '{ subject, members, addressing?, announcement?, locked?, approval?, adminsAdd?, community? }: makes a group; the first member owns it',
  'PATCH /control/groups/:jid':
    '{ by?, subject?, description?, announcement?, locked?, approval?, adminsAdd? }: a member changes it',
  'PUT /control/groups/:jid/picture': '{ by?, base64 }: a member gives it a picture; null: none',
  'GET /control/groups/:jid/invite': 'the code of its link',
  'POST /control/groups/:jid/requests':
    '{ by?, approve?, reject? }: an administrator lets numbers in that asked to join, or does not',
  'POST /control/accounts/:phone/join': '{ code }: it follows the link of a group',
  'PUT /control/accounts/:phone/blocked':
    '{ phone, blocked }: it blocks a number, or lets it write',
  'GET /control/accounts/:phone/blocked': 'numbers that it blocks',
  'PUT /control/accounts/:phone/picture': '{ base64 }: its own picture, a JPEG; null: none',
  'POST /control/groups/:jid/members':
    '{ add?, remove?, promote?, demote?, by? }: numbers that come and go, and administrators; by: the member who does it',
  'POST /control/groups/:jid/disappearing':
    '{ seconds, by? }: a member sets how long its messages last; 0: for good',
  'POST /control/accounts/:phone/call':
    '{ to, hangUp?, video?, group? }: its phone calls, and hangs up unless hangUp is false',
  'POST /control/accounts/:phone/call/:id':
    '{ to, step, reason? }: moves its call: accept, reject, or terminate with a reason',
  'POST /control/accounts/:phone/presence':
    '{ to, state, lastSeen? }: it is available, unavailable, composing, recording or paused',
  'POST /control/newsletters/:jid/messages':
    '{ followers, text?, content?, serverId? }: a channel posts',
  'POST /control/accounts/:phone/notify': 'its linked devices hear that its profile changed',
  'POST /control/accounts/:phone/read':
    '{ from, ids, played? }: its phone has read these, or heard them',
  'GET /control/accounts/:phone/wait': '?from&text&id&timeoutMs: waits for a message to it',
  'POST /control/accounts/:phone/unlink': '{ device? }: its phone removes linked devices',
  'POST /control/accounts/:phone/connection':
    '{ action, code?, conflict?, cause? }: drop, half-open, restore, conflict, stream-end, downgrade, stream-error with a code, a type of conflict, both, or a cause such as ack or xml-not-well-formed',
  'POST /control/accounts/:phone/raw':
    '{ as, base64 }: a list of bytes on its connections that no server would send: plaintext, frame or bytes',
  'PUT /control/accounts/:phone/faults': `${FAULTS}: what goes wrong for it`,
  'DELETE /control/accounts/:phone/faults': 'removes the faults of this account',
  'PUT /control/faults': `${FAULTS}: what goes wrong for everybody`,
  'DELETE /control/faults': 'removes all faults',
  'GET /control/accounts/:phone/limits':
    'what it may send to people it does not know, and how often its devices asked',
  'PUT /control/accounts/:phone/limits':
    '{ timelock?, newChats?, question?, refuse?, push? }: what it may send; its devices are told unless push is false',
  'PUT /control/accounts/:phone/send-policy':
    '{ contact?, policy?, refuseWith?, times? }: how its messages to a number, a group or everybody fare: none, needs-token, timelocked, capped',
  'POST /control/accounts/:phone/tokens':
    '{ to, ageDays? }: its phone lets a number write to it, with a token of that age',
  'GET /control/accounts/:phone/tokens': 'the tokens that its devices issued',
  'PUT /control/accounts/:phone/nct-salt':
    '{ base64, via? }: the salt of the tokens that its devices compute themselves; its phone tells it in a history, or in the state of the account (app-state); null takes it back, in the state alone',
  'GET /control/accounts/:phone/app-state':
    'what its phone holds of the state of the account, the patches of its devices, and what of them the phone ignored, with the reason',
  'POST /control/accounts/:phone/app-state':
    '{ changes: [{ action, chat?, id?, on?, until?, label?, name?, color?, at? }] }: what is done on its phone: archive, pin, mute, read, star, label, labelChat, labelMessage, contact, deleteForMe, clearChat, deleteChat, pushName, unarchiveChats',
  'POST /control/accounts/:phone/app-state/key': 'its phone shares the key of the state once more',
  'GET /control/accounts/:phone/signals':
    'what the devices of the number told besides messages, oldest first: calls they rejected, what they typed and read, whose presence they asked for',
  'GET /control/accounts/:phone/sent':
    'the message stanzas of its devices as they arrived, without what they say, oldest first',
  'GET /control/accounts/:phone/passkey':
    'whether it asks for its passkey when a device is linked, and how far that is',
  'PUT /control/accounts/:phone/passkey':
    '{ asks?: never, scan, code or always, trouble? }: asks for its passkey, and what goes wrong then',
  'POST /control/accounts/:phone/passkey/credentials':
    '{ id, publicKey }: a passkey of it that was made elsewhere',
  'POST /control/accounts/:phone/passkey/assertion':
    '{ options, challenge?, origin?, rpId?, flags?, forged? }: the holder of its passkey answers, correctly or not',
  'POST /control/accounts/:phone/burst': '{ to, count, prefix? }: many messages at once',
  'GET /control/accounts/:phone/burst': 'how far the burst is',
  'GET /control/events': 'server-sent events: `change` with the number whose screen changed',
};
