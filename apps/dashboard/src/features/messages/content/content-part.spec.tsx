import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { MessageView } from '@whathooks/dto';
import { renderToStaticMarkup } from 'react-dom/server';
import { formatClock, formatMoment } from '../../../shared/format/format';
import { messageKeys } from '../queries';
import { ContentPart, LinkPreview, MessageContext, repeatsText } from './content-part';

const message = (content: Partial<MessageView>): MessageView =>
  ({ id: 'msg_1', type: 'text', text: null, ...content }) as MessageView;

/** @param asked what the API says of the message when it is asked. */
function shown(content: Partial<MessageView>, asked: Partial<MessageView> = {}): string {
  const queries = new QueryClient();
  queries.setQueryData(messageKeys.detail('msg_1'), message({ ...content, ...asked }));
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <ContentPart message={message(content)} />
    </QueryClientProvider>,
  );
}

/** What a screen reader reads: all texts, one after the other. */
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const person = (from: string, pushName: string | null) =>
  ({ from, fromType: 'phone', pushName, at: '2030-01-01T00:00:00.000Z' }) as const;

describe('what a message says besides its text', () => {
  it('is a place: its name, where it is, and a map', () => {
    const location = { latitude: 52.52, longitude: 13.405, name: 'Bakery', address: 'Main St 1' };
    const html = shown({ type: 'location', location });
    expect(words(html)).toBe('Bakery Main St 1 Open on a map');
    const unnamed = shown({ type: 'location', location: { latitude: 52.52, longitude: 13.405 } });
    expect(words(unnamed)).toBe('52.52000, 13.40500 Open on a map');
    expect(html).toMatch(/href="https:\/\/[^"]*52\.52[^"]*13\.405/);
    expect(html).toContain('rel="noreferrer"');
  });

  it('is a place with a name alone, which no map knows', () => {
    const location = { latitude: 0, longitude: 0, name: 'Hall' };
    expect(words(shown({ type: 'location', location }))).toBe('Hall');
  });

  it('is a place that moves', () => {
    const location = { latitude: 1, longitude: 2, live: true, sequence: 3 };
    expect(words(shown({ type: 'location', location }))).toContain('Shares where they are');
  });

  it('is contacts, by name, or by number where they have none', () => {
    const contacts = [
      { name: 'Ada', phones: ['4930123456'] },
      { name: null, phones: ['4940654321'] },
    ];
    const text = words(shown({ type: 'contact', contacts }));
    expect(text).toMatch(/^Ada \+4930123456 /);
    expect(text.match(/\+4940654321/g)).toHaveLength(2);
  });

  it('is a poll with its options, how many may be chosen, and who chose what', () => {
    const poll = { question: 'When?', options: ['Mon', 'Tue'], selectable: 1 };
    const answers = [
      { option: 'Tue', count: 2, people: [person('4915112345678', 'Lily'), person('99', null)] },
    ];
    const text = words(shown({ type: 'poll', poll }, { answers }));
    expect(text).toMatch(/^When\? Poll: one answer Mon 0 Tue 2 \u2068Lily\u2069, /);
  });

  it.each([
    [2, 'Poll: up to 2 answers'],
    [0, 'Poll: any number of answers'],
    [3, 'Poll: any number of answers'],
  ])('of a poll of three says what %i choices are', (selectable, said) => {
    const poll = { question: 'Which?', options: ['a', 'b', 'c'], selectable };
    expect(words(shown({ type: 'poll', poll }))).toContain(said);
  });

  it('is an invitation, and who comes', () => {
    const event = {
      name: 'Fair',
      description: 'Bring cake',
      startsAt: '2030-05-01T10:00:00.000Z',
      endsAt: '2030-05-01T12:00:00.000Z',
      location: { latitude: 1, longitude: 2, name: 'Hall' },
      callLink: 'https://call.whatsapp.com/video/abc',
    };
    const answers = [{ option: 'going', count: 1, people: [person('1', 'Lily')] }];
    const text = words(shown({ type: 'event', event }, { answers }));
    // On one day, the day is said once.
    const [from, until] = [formatMoment(event.startsAt), formatClock(event.endsAt)];
    expect(text).toContain(words(`Fair ${from} – ${until}`));
    expect(text).toContain('Bring cake Hall');
    expect(text).toContain('Open the link of the call');
    expect(text).toContain('Going 1 \u2068Lily\u2069 Maybe 0 Not going 0');
  });

  it('is an invitation that is off, and whose link leads nowhere good', () => {
    const event = { name: 'Fair', cancelled: true, callLink: 'javascript:alert(1)' };
    const html = shown({ type: 'event', event: event as MessageView['event'] & object });
    expect(words(html)).toMatch(/^Cancelled Fair/);
    expect(html).not.toContain('javascript:');
  });

  it('is what somebody chose of buttons', () => {
    const tap = { id: 'yes', title: 'Yes, please', kind: 'button' as const };
    expect(words(shown({ type: 'tap', tap }))).toBe('Chose: Yes, please');
    expect(words(shown({ type: 'tap', tap: { ...tap, title: null } }))).toBe('Chose: yes');
  });

  it('is nothing for a text, which is not shown twice where it repeats it', () => {
    expect(shown({ text: 'Hello' })).toBe('');
    expect(repeatsText(message({ text: 'Hello' }))).toBe(false);
    const tap = { id: 'yes', title: 'Yes', kind: 'button' as const };
    expect(repeatsText(message({ text: 'Yes', tap }))).toBe(true);
  });

  it('never is markup of whoever wrote it', () => {
    const poll = {
      question: '<img src=x onerror=alert(1)>',
      options: ['<b>a</b>', 'b'],
      selectable: 1,
    };
    const html = shown({ type: 'poll', poll });
    expect(html).not.toMatch(/<img|<b>/);
  });
});

describe('what stands above a text', () => {
  const above = (content: Partial<MessageView>): string =>
    words(renderToStaticMarkup(<MessageContext message={message(content)} />));

  it('says that it was forwarded, is to be looked at once, and what it answers', () => {
    expect(above({ forwarded: true })).toBe('Forwarded');
    expect(above({ forwarded: true, forwardedOften: true })).toBe('Forwarded many times');
    expect(above({ viewOnce: true })).toBe('View once');
    const replyTo = { id: null, waMessageId: 'X', from: '4930123456', text: 'Open today?' };
    expect(above({ replyTo })).toBe('Answer to \u2068+4930123456\u2069 Open today?');
    const unread = { ...replyTo, text: null };
    expect(above({ replyTo: { ...unread, type: 'voice' } })).toContain('Voice message');
    expect(above({ replyTo: unread })).toContain('Message not available');
    expect(above({})).toBe('');
  });

  it('calls whom an answered text mentions by name, and the reader "you"', () => {
    const [jane, own] = ['4930123456', '4930654321'];
    const text = `Hello @${jane} and @${own}, not @4930999999`;
    const replyTo = { id: null, waMessageId: 'X', from: own, text };
    const html = renderToStaticMarkup(
      <MessageContext
        message={message({ replyTo })}
        nameOf={(digits) => (digits === jane ? 'Jane' : undefined)}
        ownPhone={own}
      />,
    );
    expect(words(html).replaceAll(/[\u2068\u2069]/g, '')).toBe(
      'Answer to you Hello @Jane and @you, not @4930999999',
    );
  });
});

describe('the page behind a link', () => {
  it('is a link with title, description and host, and nothing for another address', () => {
    const preview = { url: 'https://bakery.example/menu', title: 'Menu', description: 'Fresh' };
    const html = renderToStaticMarkup(<LinkPreview preview={preview} />);
    expect(html).not.toContain('<img');
    const pictured = { ...preview, thumbnail: '/9j/' };
    expect(renderToStaticMarkup(<LinkPreview preview={pictured} />)).toContain(
      'src="data:image/jpeg;base64,/9j/"',
    );
    expect(words(html)).toBe('Menu Fresh bakery.example');
    const bad = { ...preview, url: 'data:text/html,<script>' };
    expect(renderToStaticMarkup(<LinkPreview preview={bad} />)).toBe('');
  });
});
