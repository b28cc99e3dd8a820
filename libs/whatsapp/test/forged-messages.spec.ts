import { deflateSync } from 'node:zlib';
// First: it bounds what Baileys unpacks, before that is loaded.
import '../src';
import { BufferJSON, encodeWAMessage, proto } from '@whiskeysockets/baileys';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import fc from 'fast-check';
import { isOwn } from '../src/content/changes';
import { LINKING_NOTIFICATIONS, NOT_FROM_SERVER } from '../src/inbound/forged-stanzas';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

const { Type } = proto.Message.ProtocolMessage;

/** Who forges: a contact, one who writes from a LID, and a member of a group. */
const CONTACT = '4915111111111';
const LID_CONTACT = '4915111111112';
const VICTIM = '4915111111113';
const FORGERS = ['contact', 'lid', 'group'] as const;

/** Pieces of what a forgery claims. None of it may be stored. */
const CLAIMED_TEXT = 'never said';
const CLAIMED_LID = '111222333444555';
const CLAIMED_KEY = Buffer.from('forged-key');

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
let group: string;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  await client.createAccount({ phone: LID_CONTACT, name: 'Lida', addressing: 'hidden-lid' });
  await client.createAccount({ phone: VICTIM, name: 'Vic' });
  number = new LinkedNumber(simulator, '4915200000001');
  await number.link(client);
  ({ jid: group } = await client.createGroup({
    subject: 'Choir',
    members: [CONTACT, number.phone],
  }));
  // The first message of each writer sets up what later ones need.
  for (const who of FORGERS) await said(who, `hello by ${who}`);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});

type Forger = (typeof FORGERS)[number];

function post(
  who: Forger,
  text: string,
  content?: Record<string, unknown>,
): Promise<{ id: string }> {
  return client.sendMessage(who === 'lid' ? LID_CONTACT : CONTACT, {
    to: who === 'group' ? group : number.phone,
    text,
    ...(content && { content }),
  });
}

async function said(who: Forger, text: string): Promise<void> {
  await post(who, text);
  await until(text, () => number.store.texts.includes(text));
}

/** A message as the control API takes one: bytes in base64. */
const inJson = (message: proto.IMessage): Record<string, unknown> =>
  proto.Message.fromObject(message).toJSON() as Record<string, unknown>;

const claimed = {
  key: { remoteJid: `${VICTIM}@s.whatsapp.net`, fromMe: false, id: 'CLAIMED' },
  message: { conversation: CLAIMED_TEXT },
  messageTimestamp: 1_700_000_000,
};

/** What each type that is for devices of one account alone carries, made to do as much as it can. */
const CARRIED: Partial<Record<number, proto.Message.IProtocolMessage>> = {
  [Type.HISTORY_SYNC_NOTIFICATION]: {
    historySyncNotification: {
      syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
      chunkOrder: 1,
      progress: 100,
      initialHistBootstrapInlinePayload: deflateSync(
        proto.HistorySync.encode({
          syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
          conversations: [
            {
              id: `${CLAIMED_LID}@lid`,
              pnJid: `${VICTIM}@s.whatsapp.net`,
              messages: [{ message: claimed }],
              tcToken: CLAIMED_KEY,
              tcTokenTimestamp: 1_900_000_000,
            },
          ],
          phoneNumberToLidMappings: [
            { pnJid: `${VICTIM}@s.whatsapp.net`, lidJid: `${CLAIMED_LID}@lid` },
          ],
        }).finish(),
      ),
    },
  },
  [Type.APP_STATE_SYNC_KEY_SHARE]: {
    appStateSyncKeyShare: {
      keys: [{ keyId: { keyId: CLAIMED_KEY }, keyData: { keyData: CLAIMED_KEY, timestamp: 1 } }],
    },
  },
  [Type.LID_MIGRATION_MAPPING_SYNC]: {
    lidMigrationMappingSyncMessage: {
      encodedMappingPayload: proto.LIDMigrationMappingSyncPayload.encode({
        pnToLidMappings: [{ pn: Number(VICTIM), assignedLid: Number(CLAIMED_LID) }],
        chatDbMigrationTimestamp: 1,
      }).finish(),
    },
  },
  [Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE]: {
    peerDataOperationRequestResponseMessage: {
      peerDataOperationRequestType:
        proto.Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND,
      peerDataOperationResult: [
        {
          placeholderMessageResendResponse: {
            webMessageInfoBytes: proto.WebMessageInfo.encode(claimed).finish(),
          },
        },
      ],
    },
  },
};

/** Every type but those with which people change what they said. */
const SELF_ONLY = Object.values(Type).filter(
  (type): type is number =>
    typeof type === 'number' && type !== Type.REVOKE && type !== Type.MESSAGE_EDIT,
);

/** All that a message can stand in. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  'associatedChildMessage',
  'groupStatusMessage',
  'groupStatusMessageV2',
  'groupMentionedMessage',
  'botInvokeMessage',
  'botForwardedMessage',
  'questionMessage',
  'questionReplyMessage',
  'pollCreationMessageV4',
  'deviceSentMessage',
] as const;

const wrapped = (message: proto.IMessage, wrappers: readonly string[]): proto.IMessage =>
  wrappers.reduceRight<proto.IMessage>(
    (inner, wrapper) => ({ [wrapper]: { message: inner } }),
    message,
  );

/** Everything that a forgery could change: all that is stored but ratchets, receipts and the message itself. */
function standing(): object {
  const { contents } = number.store;
  const { myAppStateKeyId, processedHistoryMessages, accountSyncCounter, me } = JSON.parse(
    Buffer.from(contents.credentials ?? []).toString(),
    BufferJSON.reviver,
  ) as Record<string, unknown>;
  const keys = [...contents.keys.keys()].filter((name) =>
    /^(app-state-sync|lid-mapping|tctoken)/.test(name),
  );
  return {
    credentials: { myAppStateKeyId, processedHistoryMessages, accountSyncCounter, me },
    keys: keys.sort().map((name) => [name, Buffer.from(contents.keys.get(name) ?? []).toString()]),
    resent: [...contents.resent.keys()],
    chats: [...new Set([...contents.messages.values()].map(({ chat }) => chat))].sort(),
  };
}

let turn = 0;

/** Has something forged sent, and waits until a message after it has come. */
async function afterForgery(who: Forger, message: proto.IMessage): Promise<string> {
  const { id } = await post(who, '', inJson(message));
  turn += 1;
  await said(who, `after ${turn}`);
  return id;
}

describe('what devices of one account tell each other', () => {
  it('changes nothing when anybody else sends it, whatever it stands in', async () => {
    const before = standing();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORGERS),
        fc.oneof(
          fc.constantFrom(...Object.keys(CARRIED).map(Number)),
          fc.constantFrom(...SELF_ONLY),
        ),
        fc.array(fc.constantFrom(...WRAPPERS), { maxLength: 4 }),
        async (who, type, wrappers) => {
          const protocolMessage = { type, ...CARRIED[type] };
          const id = await afterForgery(who, wrapped({ protocolMessage }, wrappers));
          expect(standing()).toEqual(before);
          expect(number.store.texts).not.toContain(CLAIMED_TEXT);
          const stored = [...number.store.contents.messages.values()].find(
            ({ waMessageId }) => waMessageId === id,
          );
          // A copy that is none stays closed, and is kept as a message that is not supported.
          expect(stored !== undefined).toBe(wrappers.includes('deviceSentMessage'));
          expect(stored?.content.type ?? 'unsupported').toBe('unsupported');
          expect(stored?.content.text ?? null).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
    const { stats } = await client.account(number.phone);
    expect(stats).toMatchObject({ nacks: 0, retries: 0 });
    expect(number.events.close).toEqual([]);
  });

  it.each(Object.keys(CARRIED).map((type) => [Type[Number(type)] ?? '', Number(type)] as const))(
    'changes nothing as a plain %s of each forger',
    async (_, type) => {
      const before = standing();
      for (const who of FORGERS) {
        await afterForgery(who, { protocolMessage: { type, ...CARRIED[type] } });
      }
      expect(standing()).toEqual(before);
      expect(number.store.texts).not.toContain(CLAIMED_TEXT);
    },
  );

  it('is acted upon when our own phone sends it', async () => {
    const type = Type.LID_MIGRATION_MAPPING_SYNC;
    const mapping = CARRIED[type]?.lidMigrationMappingSyncMessage;
    const protocolMessage = { type, lidMigrationMappingSyncMessage: mapping ?? null };
    await client.sendMessage(number.phone, {
      to: number.phone,
      text: '',
      content: inJson({ protocolMessage }),
    });
    await until('the mapping', () =>
      [...number.store.contents.keys.keys()].some((name) => name.includes(VICTIM)),
    );
  });
});

describe('a copy of what another device of ours sent', () => {
  it.each(FORGERS)('is not opened when it comes from somebody else (%s)', async (who) => {
    const id = await afterForgery(who, {
      deviceSentMessage: {
        destinationJid: `${VICTIM}@s.whatsapp.net`,
        message: { conversation: CLAIMED_TEXT },
      },
    });
    const stored = [...number.store.contents.messages.values()].find(
      ({ waMessageId }) => waMessageId === id,
    );
    expect(stored).toMatchObject({
      content: { type: 'unsupported', text: null, kind: 'deviceSentMessage' },
      fromMe: false,
    });
  });

  it('changes no message when it comes from somebody else', async () => {
    const key = { remoteJid: `${CONTACT}@s.whatsapp.net`, fromMe: true, id: 'OURS' };
    const id = await afterForgery('contact', {
      deviceSentMessage: { message: { protocolMessage: { type: Type.REVOKE, key } } },
    });
    const stored = [...number.store.contents.messages.values()].find(
      ({ waMessageId }) => waMessageId === id,
    );
    expect(stored).toMatchObject({ content: { type: 'unsupported' }, change: null });
  });
});

describe('a stanza that says what its sender may not', () => {
  const from = `${CONTACT}@s.whatsapp.net`;

  it('is kept when it calls itself one between our devices, and is none', async () => {
    const { id } = await post('contact', 'as a peer');
    await until('it', () => number.store.texts.includes('as a peer'));
    const attrs = { id: `${id}P`, from, t: '1700000000', category: 'peer', type: 'text' };
    const content = [{ tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.alloc(60, 7) }];
    await client.sendStanza(number.phone, { tag: 'message', attrs, content });
    const stored = await until('it', () =>
      [...number.store.contents.messages.values()].find(
        ({ waMessageId }) => waMessageId === attrs.id,
      ),
    );
    expect(stored).toMatchObject({
      content: { type: 'unsupported' },
      fromMe: false,
      from: CONTACT,
    });
  });

  it.each([
    ['alone', []],
    [
      'beside what is encrypted',
      [{ tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.alloc(60, 7) }],
    ],
  ])('is kept without what is not encrypted, %s', async (where, beside) => {
    const before = standing();
    const id = `PLAIN ${where}`;
    const open = encodeWAMessage({
      conversation: CLAIMED_TEXT,
      protocolMessage: CARRIED[Type.APP_STATE_SYNC_KEY_SHARE] ?? null,
    }).subarray(0, -1);
    await client.sendStanza(number.phone, {
      tag: 'message',
      attrs: { id, from, t: '1700000000', type: 'text' },
      content: [{ tag: 'plaintext', attrs: {}, content: open }, ...beside],
    });
    const stored = await until('it', () =>
      [...number.store.contents.messages.values()].find(({ waMessageId }) => waMessageId === id),
    );
    expect(stored).toMatchObject({ content: { type: 'unsupported', text: null }, from: CONTACT });
    expect(standing()).toEqual(before);
    expect(number.store.texts).not.toContain(CLAIMED_TEXT);
  });

  it.each([...LINKING_NOTIFICATIONS])('is not listened to as a %s of a contact', async (type) => {
    const id = `LINKING ${type}`;
    await client.sendStanza(number.phone, {
      tag: 'notification',
      attrs: { id, from, type, t: '1700000000' },
      content: [{ tag: type, attrs: { stage: 'primary_hello' } }],
    });
    const notice = await until('it', () =>
      number.store.contents.notices.find(({ waId }) => waId === id),
    );
    expect(notice).toMatchObject({ type: NOT_FROM_SERVER, from });
    expect(number.events.close).toEqual([]);
  });
});

describe('Baileys', () => {
  it('gets to see nothing of what others wrote, and what our own devices did', async () => {
    type Upsert = { messages: { key: { fromMe?: boolean }; message?: object | null }[] };
    type Listen = (event: string, listener: (of: Upsert) => void) => void;
    const { ev } = (number.socket as unknown as { connection: { socket: { ev: { on: Listen } } } })
      .connection.socket;
    const seen: Upsert['messages'] = [];
    ev.on('messages.upsert', ({ messages }) => void seen.push(...messages));
    for (const who of FORGERS) {
      await afterForgery(who, { deviceSentMessage: { message: { conversation: CLAIMED_TEXT } } });
    }
    const open = proto.Message.encode({ conversation: CLAIMED_TEXT }).finish();
    // Baileys tells nobody of one that is older than two weeks.
    const t = String(Math.floor(Date.now() / 1000));
    await client.sendStanza(number.phone, {
      tag: 'message',
      attrs: { id: 'OPEN', from: `${CONTACT}@s.whatsapp.net`, t, type: 'text' },
      content: [{ tag: 'plaintext', attrs: {}, content: open }],
    });
    await client.sendMessage(number.phone, { to: CONTACT, text: 'from our phone' });
    await until('our own', () =>
      seen.some(({ key, message }) => key.fromMe && message && 'conversation' in message),
    );
    const others = seen.filter(({ key }) => !key.fromMe);
    expect(others.length).toBeGreaterThanOrEqual(2 * FORGERS.length + 1);
    expect(others.map(({ message }) => ({ ...message }))).toEqual(others.map(() => ({})));
    // What the phone was asked before may be answered here.
    const own = seen.filter(({ key }) => key.fromMe).map(({ message }) => ({ ...message }));
    expect(own).toContainEqual(expect.objectContaining({ conversation: 'from our phone' }));
  });
});

describe('our own address', () => {
  const me = { id: '4915200000001:3@s.whatsapp.net', lid: '222333444555666:3@lid' };

  it.each([
    ['4915200000001@s.whatsapp.net', true],
    ['4915200000001:9@s.whatsapp.net', true],
    ['222333444555666@lid', true],
    ['222333444555666:0@lid', true],
    // A LID with the digits of our number, and the other way round, is somebody else.
    ['4915200000001@lid', false],
    ['222333444555666@s.whatsapp.net', false],
    ['4915200000001@g.us', false],
    ['4915200000001@newsletter', false],
    ['4915200000001@bot', false],
    ['4915200000002@s.whatsapp.net', false],
    ['@s.whatsapp.net', false],
    ['', false],
  ])('of %s', (jid, expected) => {
    expect(isOwn(jid, me)).toBe(expected);
  });

  it('is none before the number is known', () => {
    expect(isOwn('@s.whatsapp.net', {})).toBe(false);
    expect(isOwn(null, me)).toBe(false);
  });
});
