import type { InboundMessage } from '@whathooks/whatsapp';
import fc from 'fast-check';
import type { TestOrganization } from '../../../test/harness';
import { newPhone, SimulatedApp } from '../../../test/simulated';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { InboundMessagesService } from './inbound-messages.service';
import { JoinedChats } from './joined-chats';

/** Addresses under which a message can come: what its stanza names. */
const FORMS = ['phone', 'phone and LID', 'LID', 'LID and phone'] as const;
type Form = (typeof FORMS)[number];

interface Person {
  phone: string;
  lid: string;
}

interface RequestedContent {
  who: number;
  /** Null in the chat with the person. */
  group: string | null;
  id: string;
  form: Form;
}

let world: SimulatedApp;
let agency: TestOrganization;
let organizationId: string;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  organizationId = parseId('organization', agency.organizationId);
});
afterAll(() => world.close());

let lids = 200_000_000_000_000;
const newPerson = (): Person => ({ phone: newPhone(), lid: String((lids += 1)) });

/** A session of its own, which nobody links. */
const newSession = async (): Promise<SessionContext> => {
  const id = newId();
  await world.app.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata)
     VALUES ($1, $2, 'Orders', 'LOGGED_OUT', '{}')`,
    [id, organizationId],
  );
  return { id, organizationId, metadata: {}, historyEvents: false, phone: newPhone() };
};

function messageOf({ phone, lid }: Person, { group, id, form }: RequestedContent): InboundMessage {
  const isLid = form.startsWith('LID');
  const author = isLid ? `${lid}@lid` : `${phone}@s.whatsapp.net`;
  const isNamed = form !== 'LID';
  return {
    waMessageId: id,
    chat: group ?? author,
    author,
    from: isNamed ? phone : lid,
    fromType: isNamed ? 'phone' : 'lid',
    fromMe: false,
    to: null,
    toType: null,
    lidNumber: form.includes('and') ? { lid, phone } : null,
    pushName: null,
    content: { type: 'text', text: id },
    timestamp: new Date(),
    offline: false,
    bytes: Buffer.from(id),
    change: null,
    source: 'writer',
    awaitsPhone: false,
  };
}

const store = (session: SessionContext, ...messages: InboundMessage[]): Promise<void> =>
  world.app.app
    .get(UnitOfWork)
    .run((tx) => world.app.app.get(InboundMessagesService).store(tx, session, messages));

const learn = (session: SessionContext, person: Person): Promise<void> =>
  world.app.app
    .get(UnitOfWork)
    .run((tx) => world.app.app.get(JoinedChats).learn(tx, session, [person]));

interface Row {
  id: string;
  chat: string;
  sender: string;
  text: string | null;
}

const rowsOf = (session: SessionContext): Promise<Row[]> =>
  world.app.dataSource.query(
    'SELECT id, chat, sender, wa_message_id AS text FROM messages WHERE session_id = $1 ORDER BY id',
    [session.id],
  );

const toldOf = async (session: SessionContext): Promise<number> => {
  const [row] = await world.app.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM events WHERE session_id = $1 AND event = 'message.received'`,
    [session.id],
  );
  return row?.n ?? 0;
};

const step = fc.oneof(
  fc.record<RequestedContent>({
    who: fc.nat(1),
    group: fc.constantFrom(null, '120363000000000001@g.us'),
    id: fc.constantFrom('AA', 'BB'),
    form: fc.constantFrom(...FORMS),
  }),
  fc.record({ learned: fc.nat(1) }),
);

/** What is stored of two people, by the rule: names of messages in the order in which they were told first. */
class Rule {
  readonly known = new Set<number>();
  told = 0;
  private names: string[] = [];

  learn(who: number): void {
    this.known.add(who);
    this.names = [...new Set(this.names.map((name) => name.replace(`${who} LID`, `${who}`)))];
  }

  say({ who, group, id, form }: RequestedContent): void {
    if (form.includes('and')) this.learn(who);
    const by = form === 'LID' && !this.known.has(who) ? `${who} LID` : `${who}`;
    const name = [by, group, id].join(' ');
    if (this.names.includes(name)) return;
    this.names.push(name);
    this.told += 1;
  }

  get stored(): string[] {
    return this.names;
  }
}

it('one person has one message of an id and one chat, in whatever order addresses come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const session = await newSession();
      const people = [newPerson(), newPerson()] as const;
      const rule = new Rule();
      for (const one of steps) {
        if ('learned' in one) {
          rule.learn(one.learned);
          await learn(session, people[one.learned as 0 | 1]);
        } else {
          rule.say(one);
          await store(session, messageOf(people[one.who as 0 | 1], one));
        }
      }
      for (const who of [0, 1] as const) {
        rule.learn(who);
        await learn(session, people[who]);
      }
      const rows = await rowsOf(session);
      const named = rows.map(({ chat, sender, text }) => {
        const who = people.findIndex(({ phone }) => phone === sender);
        return [who, chat === `${sender}@s.whatsapp.net` ? null : chat, text].join(' ');
      });
      expect(named).toEqual(rule.stored);
      expect(await toldOf(session)).toBe(rule.told);
    }),
    { numRuns: 40 },
  );
});

it('stays one when both addresses write at the same moment', async () => {
  const session = await newSession();
  const person = newPerson();
  await learn(session, person);
  const group = '120363000000000002@g.us';
  await Promise.all(
    FORMS.flatMap((form) =>
      [null, group].map((where) =>
        store(session, messageOf(person, { who: 0, group: where, id: 'AT ONCE', form })),
      ),
    ),
  );
  expect((await rowsOf(session)).map(({ chat }) => chat).sort()).toEqual([
    group,
    `${person.phone}@s.whatsapp.net`,
  ]);
  expect(await toldOf(session)).toBe(2);
});

describe('when the number behind a LID is learned', () => {
  it('an edit under the number finds the message that came under the LID', async () => {
    const session = await newSession();
    const person = newPerson();
    const said = { who: 0, group: null, id: 'EDITED' } as const;
    await store(session, messageOf(person, { ...said, form: 'LID' }));
    const edit = messageOf(person, { ...said, id: 'THE EDIT', form: 'phone' });
    const target = { waMessageId: 'EDITED', fromMe: false, author: edit.author };
    await store(session, {
      ...edit,
      content: { type: 'text', text: 'better' },
      change: { kind: 'edit', target },
    });
    expect((await rowsOf(session)).map(({ text }) => text)).toEqual(['EDITED']);
    // Nobody knows yet that they are the same person.
    expect(await textOf(session, 'EDITED')).toBe('EDITED');
    await learn(session, person);
    expect(await textOf(session, 'EDITED')).toBe('better');
  });

  it('a reply to one of two answers the one that is kept', async () => {
    const session = await newSession();
    const person = newPerson();
    const said = { who: 0, group: null, id: 'ANSWERED' } as const;
    await store(session, messageOf(person, { ...said, form: 'phone' }));
    await store(session, messageOf(person, { ...said, form: 'LID' }));
    const replyTo = {
      waMessageId: 'ANSWERED',
      chat: null,
      from: person.lid,
      text: null,
      type: null,
    };
    const reply = messageOf(person, { ...said, id: 'THE REPLY', form: 'LID' });
    await store(session, { ...reply, content: { type: 'text', text: 'yes', replyTo } });
    const [kept, removed] = await rowsOf(session);
    expect(await answeredBy(session, 'THE REPLY')).toBe(publicId('message', removed?.id ?? ''));
    await learn(session, person);
    expect(await answeredBy(session, 'THE REPLY')).toBe(publicId('message', kept?.id ?? ''));
  });

  it('the same edit under both addresses is one, and so is its event', async () => {
    const session = await newSession();
    const person = newPerson();
    const said = { who: 0, group: null, id: 'EDITED TWICE' } as const;
    await store(session, messageOf(person, { ...said, form: 'LID and phone' }));
    for (const form of ['phone', 'LID'] as const) {
      const edit = messageOf(person, { ...said, id: 'ONE EDIT', form });
      const target = { waMessageId: 'EDITED TWICE', fromMe: false, author: edit.author };
      await store(session, {
        ...edit,
        content: { type: 'text', text: 'once' },
        change: { kind: 'edit', target },
      });
    }
    const [row] = await world.app.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM events WHERE session_id = $1 AND event = 'message.edited'`,
      [session.id],
    );
    expect(row?.n).toBe(1);
  });
});

const answeredBy = async (session: SessionContext, id: string): Promise<string | undefined> => {
  const [row] = await world.app.dataSource.query<{ id: string }[]>(
    `SELECT details->'replyTo'->>'id' AS id FROM messages WHERE session_id = $1 AND wa_message_id = $2`,
    [session.id, id],
  );
  return row?.id;
};

const textOf = async (session: SessionContext, id: string): Promise<string | null> => {
  const [row] = await world.app.dataSource.query<{ text: string | null }[]>(
    'SELECT text FROM messages WHERE session_id = $1 AND wa_message_id = $2',
    [session.id, id],
  );
  return row?.text ?? null;
};
