import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../platform/database/connection/data-source';
import { leastId, newId } from '../platform/database/ids';
import { Transaction } from '../platform/database/unit-of-work';
import { conditionsOf } from './found-entries';
import { messageEntry } from './index/entry-words';
import { chatLexeme, sessionLexeme } from './index/places';
import { type Entry, SearchEntriesRepository } from './index/search-entries.repository';
import { SearchWords } from './text/search-words';

const [huge, small] = [
  { id: newId(), messages: 60_000 },
  { id: newId(), messages: 300 },
];
const [session, otherSession] = [newId(), newId()];
const NOW = new Date('2026-06-29T12:00:00Z').getTime();
const YEAR_MS = 365 * 86_400_000;
const PAGE = 51;
/** Rows that a page may touch of all that there are. */
const FEW = 2_000;

let database: TestDatabase;
let dataSource: DataSource;

/** A message for each time, evenly spread over a year: common in all, seldom in some, rare in one. */
function entryAt(organization: typeof huge, n: number): Entry | null {
  const { id: organizationId, messages } = organization;
  const words = ['common', 'words', `unique${n}x`];
  if (n % 40 === 0) words.push('seldom');
  if (n === 7) words.push('rare');
  if (n < 300) words.push('early');
  const at = new Date(NOW - YEAR_MS + Math.floor((n / messages) * YEAR_MS));
  const id = leastId(at).slice(0, 24) + n.toString(16).padStart(12, '0');
  const sessionId = n % 100 === 0 ? otherSession : session;
  const chat = `${n % 1000}@s.whatsapp.net`;
  return messageEntry({
    id,
    organizationId,
    sessionId,
    chat,
    text: words.join(' '),
    ...{ fileName: null, direction: 'inbound', status: 'received', starred: false },
  });
}

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.runMigrations();
  const repository = new SearchEntriesRepository(dataSource);
  const tx = new Transaction(dataSource.manager);
  for (const organization of [huge, small]) {
    const entries = Array.from({ length: organization.messages }, (_, n) =>
      entryAt(organization, n),
    );
    for (let from = 0; from < entries.length; from += 5_000)
      await repository.writeOfAll(
        tx,
        entries.slice(from, from + 5_000).filter((one) => one !== null),
        [],
      );
  }
  await dataSource.query('VACUUM ANALYZE search_entries');
}, 120_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function look(q: string, { of = huge, within = [] as string[][] } = {}) {
  const words = SearchWords.of(q);
  const before = leastId(new Date(NOW));
  const wanted = { organizationId: of.id, words, field: 'text', kinds: ['m'], within } as const;
  const parameters = [conditionsOf(wanted, before), before, ['m'], PAGE];
  const [[found], [row]] = await dataSource.transaction(async (tx) => {
    await tx.query(`SELECT set_config('app.organization', $1, true)`, [of.id]);
    const [body] = await tx.query<{ prosrc: string }[]>(
      `SELECT prosrc FROM pg_proc WHERE proname = 'found_entries'`,
    );
    return [
      await tx.query<{ found: string[] }[]>(
        'SELECT found_entries($1, $2, $3, $4) AS found',
        parameters,
      ),
      await tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${body?.prosrc.replaceAll('$1', '($1::text[])')}`,
        parameters,
      ),
    ] as const;
  });
  const nodes = (row ? nodesOf(row['QUERY PLAN'][0].Plan) : []).filter(
    (node) => node['Relation Name'] !== undefined || node['Index Name'] !== undefined,
  );
  return {
    found: found?.found.map((name) => name.slice(1)) ?? [],
    steps: new Set(nodes.map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())),
    touched: nodes.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0),
  };
}

const BY_THE_INDEX = new Set(['Bitmap Heap Scan', 'Bitmap Index Scan search_words']);

it.each<[string, number, Parameters<typeof look>[1]]>([
  ['common', PAGE, {}],
  ['com', PAGE, {}],
  ['co', PAGE, {}],
  ['common words', PAGE, {}],
  ['seldom', PAGE, {}],
  ['rare', 1, {}],
  ['early', PAGE, {}],
  ['unique59000x', 1, {}],
  ['ique59001x', 1, {}],
  ['absent', 0, {}],
  ['rare seldom', 0, {}],
  ['common', PAGE, { of: small }],
  ['seldom', 8, { of: small }],
  ['rare', 1, { of: small }],
  ['common', PAGE, { within: [[sessionLexeme(otherSession)]] }],
  [
    'common',
    PAGE,
    { within: [[chatLexeme(session, '5@s.whatsapp.net'), chatLexeme(session, '9@lid')]] },
  ],
])('of 60,000 messages, a page with %s touches few', async (q, count, options) => {
  const { found, steps, touched } = await look(q, options);
  expect(steps).toEqual(BY_THE_INDEX);
  expect(found).toHaveLength(count);
  expect(found).toEqual(found.toSorted().reverse());
  expect(touched).toBeLessThan(FEW);
});

it('the newest stand first, whatever span of time they are found in', async () => {
  const newest = (n: number): string | undefined => entryAt(huge, n)?.id;
  const { found } = await look('seldom');
  expect(found[0]).toBe(newest(59_960));
  expect(found.at(-1)).toBe(newest(59_960 - 40 * (PAGE - 1)));
});
