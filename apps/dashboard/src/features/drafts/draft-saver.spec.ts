import { ApiProblem } from '../../shared/api/problem';
import { DraftSaver } from './draft-saver';
import { type Draft, KeptDrafts } from './kept-drafts';

const away = () => new ApiProblem({ status: 0, code: 'unreachable', title: '', detail: '' });

class Server {
  readonly saved: [string, Draft][] = [];
  answer: () => Promise<void> = () => Promise.resolve();

  readonly save = async (chatId: string, draft: Draft): Promise<void> => {
    await this.answer();
    this.saved.push([chatId, draft]);
  };
}

class MemoryStorage implements Storage {
  [name: string]: unknown;
  get length(): number {
    return Object.keys(this).length;
  }
  clear(): void {}
  key = () => null;
  getItem(name: string): string | null {
    return (this[name] as string | undefined) ?? null;
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

let storage: Storage;
let server: Server;
let saver: DraftSaver;
const draft = (text: string, replyTo: string | null = null): Draft => ({ text, replyTo });
const newSaver = () => new DraftSaver(new KeptDrafts('usr_1', storage), server);

beforeEach(() => {
  jest.useFakeTimers();
  storage = new MemoryStorage();
  server = new Server();
  saver = newSaver();
});
afterEach(() => jest.useRealTimers());

it('while somebody types, the last text is saved, and nothing is left to save', async () => {
  for (const text of ['H', 'He', 'Hello']) saver.change('chat_1', draft(text));
  expect(saver.unsaved('chat_1')?.text).toBe('Hello');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.saved).toEqual([['chat_1', draft('Hello')]]);
  expect(saver.unsaved('chat_1')).toBeNull();
});

it('what is typed while it is saved is saved after it', async () => {
  let answer = (): void => undefined;
  server.answer = () => new Promise((resolve) => (answer = resolve));
  saver.change('chat_1', draft('one'));
  saver.flush('chat_1');
  saver.change('chat_1', draft('two'));
  saver.flush('chat_1');
  server.answer = () => Promise.resolve();
  answer();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.saved.map(([, { text }]) => text)).toEqual(['one', 'two']);
});

it('a server that is away gets it later, also from another page', async () => {
  server.answer = () => Promise.reject(away());
  saver.change('chat_1', draft('Hello'));
  await jest.advanceTimersByTimeAsync(1_000);
  expect([saver.hasFailed(), server.saved]).toEqual([true, []]);
  server.answer = () => Promise.resolve();
  await jest.advanceTimersByTimeAsync(2_000);
  expect([saver.hasFailed(), server.saved]).toEqual([false, [['chat_1', draft('Hello')]]]);

  server.answer = () => Promise.reject(away());
  saver.change('chat_2', draft('Later'));
  saver.flush();
  await jest.advanceTimersByTimeAsync(0);
  const after = newSaver();
  expect(after.unsaved('chat_2')?.text).toBe('Later');
  server.answer = () => Promise.resolve();
  after.flush();
  await jest.advanceTimersByTimeAsync(0);
  expect(server.saved.at(-1)).toEqual(['chat_2', draft('Later')]);
  expect(newSaver().unsaved('chat_2')).toBeNull();
});

it('an answer to a message that is gone is kept without it; a chat that is gone keeps nothing', async () => {
  const gone = new ApiProblem({ status: 404, code: 'not_found', title: '', detail: '' });
  const answers = [() => Promise.reject(gone)];
  server.answer = () => answers.shift()?.() ?? Promise.resolve();
  saver.change('chat_1', draft('As I said', 'msg_1'));
  await jest.advanceTimersByTimeAsync(2_000);
  expect(server.saved).toEqual([['chat_1', draft('As I said')]]);
  server.answer = () => Promise.reject(gone);
  saver.change('chat_2', draft('Hello'));
  await jest.advanceTimersByTimeAsync(2_000);
  expect([saver.unsaved('chat_2'), saver.hasFailed()]).toEqual([null, false]);
});

it('what an earlier page left counts, unless another device went on writing long after', async () => {
  server.answer = () => Promise.reject(away());
  saver.change('chat_1', draft('from before'));
  saver.flush();
  await jest.advanceTimersByTimeAsync(0);
  const at = (ms: number) => ({
    ...draft('from elsewhere'),
    updatedAt: new Date(Date.now() + ms).toISOString(),
  });
  // In the page in which it was written it is always what counts.
  expect(saver.begun('chat_1', at(3_600_000))?.text).toBe('from before');
  const after = newSaver();
  expect(after.begun('chat_1', at(-5_000))?.text).toBe('from before');
  expect(after.begun('chat_1', at(3_600_000))?.text).toBe('from elsewhere');
  expect(after.unsaved('chat_1')).toBeNull();
});
