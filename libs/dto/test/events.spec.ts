import { MADE_UP } from './made-up-event';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import {
  BODY_SCOPES,
  CreateWebhookRequest,
  DEFAULT_WEBHOOK_EVENTS,
  ListDeliveriesQuery,
  EVENT_DASHBOARD_SENTENCES,
  EVENT_SCOPES,
  EVENT_SENTENCES,
  EVENTS,
  ReplayRequest,
  SAMPLE_EVENTS,
  SECRET_EVENTS,
  SendTestEventRequest,
  UpdateWebhookRequest,
  WEBHOOK_EVENT_SHAPES,
  WEBHOOK_EVENTS,
  type WebhookEventName,
} from '../src';

const name = MADE_UP.name as string as WebhookEventName;

describe('an event that is added to the list', () => {
  it('can be chosen, asked for and tried', async () => {
    const requests = [
      plainToInstance(CreateWebhookRequest, { url: 'https://agency.example/', events: [name] }),
      plainToInstance(UpdateWebhookRequest, { events: [name] }),
      plainToInstance(ListDeliveriesQuery, { event: name }),
      plainToInstance(SendTestEventRequest, { event: name }),
      plainToInstance(ReplayRequest, { since: '2026-06-29T14:21:07Z', events: [name] }),
    ];
    for (const request of requests) expect(await validate(request)).toEqual([]);
    const misspelt = plainToInstance(SendTestEventRequest, { event: 'session.made-up' });
    expect(await validate(misspelt)).toHaveLength(1);
  });

  it('has its sentences, scope, sample and shape by its name', () => {
    expect(WEBHOOK_EVENTS.at(-1)).toBe(name);
    expect(EVENT_SENTENCES[name]).toBe(MADE_UP.sentence);
    expect(EVENT_DASHBOARD_SENTENCES[name]).toBe(MADE_UP.dashboardSentence);
    expect(EVENT_SCOPES[name]).toBe('sessions:read');
    expect(SAMPLE_EVENTS[name]).toMatchObject({ event: name, data: MADE_UP.sample });
    expect(WEBHOOK_EVENT_SHAPES[name].name).toBe('SessionMadeUpEvent');
    expect(DEFAULT_WEBHOOK_EVENTS).not.toContain(name);
    expect(SECRET_EVENTS.has(name)).toBe(true);
  });
});

describe('the list of events', () => {
  it('begins with the three that are documented as the default', () => {
    const real = EVENTS.filter((event) => (event as unknown) !== MADE_UP);
    expect(real.filter(({ isDefault }) => isDefault).map((event) => event.name)).toEqual([
      'message.received',
      'session.status',
      'session.qr',
    ]);
    expect(real.slice(0, 3).every(({ isDefault }) => isDefault)).toBe(true);
  });

  it('names each event once', () => {
    expect(new Set(WEBHOOK_EVENTS).size).toBe(EVENTS.length);
  });

  it('asks for scopes that let an API key read, and for no others', () => {
    expect(BODY_SCOPES).toEqual(['messages:read', 'sessions:read']);
  });

  it('keeps the order of a chat for every event whose data names one', () => {
    const withChat = EVENTS.filter(({ sample }) => 'chat' in sample).map(({ order }) => order);
    expect(new Set(withChat)).toEqual(new Set(['chat']));
  });
});
