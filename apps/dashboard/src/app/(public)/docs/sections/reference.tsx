import { BODY_MAX_BYTES, DELIVERY_TIMEOUT_MS, PAGE_MAX } from '@whathooks/dto/facts';
import { CodeSample } from '../frame/code-sample';
import { DocTable } from '../frame/doc-table';
import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import { MAIN_ROUTES, MORE_ROUTES, type Route } from './routes';
import { PROBLEM } from '../samples/answers';
import { Section } from '../frame/section';
import { ScopeTable } from './scope-table';
import { own } from '../../../../shared/own-address';
import { Link } from '../../../../shared/ui/link';

const rows = (routes: readonly Route[]) =>
  routes.map(({ method, path, auth }) => [
    <code key="method">{method}</code>,
    <code key="path">{path}</code>,
    auth,
  ]);

export function Reference() {
  return (
    <Section id="api-reference" title="API reference">
      <p>
        Base URL in production: <code>{PRODUCTION_ORIGIN}/v1</code>. An installation of your own
        answers under its own address. Dashboard requests use a JWT (from{' '}
        <code>/v1/auth/login</code>
        ), while programmatic requests use an API key.
      </p>
      <DocTable label="Main routes" head={['Method', 'Path', 'Auth']} rows={rows(MAIN_ROUTES)} />
      <p>Further routes:</p>
      <DocTable label="Further routes" head={['Method', 'Path', 'Auth']} rows={rows(MORE_ROUTES)} />
      <p>
        Every operation with its fields, errors and samples is in the{' '}
        <Link href="/reference/">reference</Link>, and for programs in the{' '}
        <a href={own('/v1/openapi.json')}>OpenAPI document</a>. Lists take <code>limit</code> (1 to{' '}
        {PAGE_MAX}) and <code>cursor</code>, and answer with <code>{'{ data, nextCursor }'}</code>,
        newest first. Times are ISO 8601 in UTC.
      </p>
      <Section id="scopes" title="Scopes" level={3}>
        <p>
          An API key has the scopes that it was created with, by default all of them. People have
          those of their role.
        </p>
        <ScopeTable />
      </Section>
      <Section id="clients-and-limits" title="Clients & limits" level={3}>
        <p>
          A client is a name with sessions: the numbers of one customer of an agency. Make one with{' '}
          <code>POST /v1/clients</code>, and give it its sessions with{' '}
          <code>PUT /v1/clients/:id/sessions</code>, or a session its client with{' '}
          <code>clientId</code>.
        </p>
        <p>
          API keys, invitations, agents and viewers can be limited with <code>clientIds</code> and{' '}
          <code>sessionIds</code>. Whoever is limited finds those sessions, and their chats,
          messages, deliveries, files, alerts and counts. Everything else answers{' '}
          <strong>404</strong> or is not in a list. A session that comes to a client later is within
          its limit. A changed limit counts from the next request on.
        </p>
        <ul>
          <li>
            A limited key creates sessions of its clients alone: name one as <code>clientId</code>.
          </li>
          <li>
            It creates webhooks with <code>sessionIds</code> alone, and sees those whose sessions
            are all within its limit.
          </li>
          <li>
            When a session leaves its client, its connect links end, and <code>webhooks</code> says
            whether webhooks that name it <code>keep</code> it or <code>stop</code>. Without it such
            a move answers <strong>409</strong> <code>webhooks_remain</code>.
          </li>
          <li>
            Labels, snippets, clients and the assignment rule belong to the whole organization: it
            reads them, and a change answers <strong>403</strong>.
          </li>
        </ul>
      </Section>
    </Section>
  );
}

export function Errors() {
  return (
    <Section id="errors-and-limits" title="Errors & limits">
      <ul>
        <li>
          <strong>401</strong> Missing or invalid credentials (JWT or API key).
        </li>
        <li>
          <strong>400</strong> The session is not <code>CONNECTED</code>, or the request body is
          invalid.
        </li>
        <li>
          <strong>429</strong> Too many requests: wait as long as <code>Retry-After</code> says.
        </li>
        <li>
          <strong>Webhooks</strong> Delivery requests time out after {DELIVERY_TIMEOUT_MS / 1_000}{' '}
          seconds and are tried again <a href="#retries">over about three days</a>.
        </li>
        <li>
          <strong>Bodies</strong> A request body may have at most {BODY_MAX_BYTES / 1024 ** 2} MiB.
          Unknown fields are refused, not ignored.
        </li>
      </ul>
      <p>
        Every error is <code>application/problem+json</code> with a stable <code>code</code> to
        branch on and a <code>detail</code> that says how to go on:
      </p>
      <CodeSample label="400 Bad Request" language="json">
        {PROBLEM}
      </CodeSample>
      <p>
        <Link href="/docs/errors/">All error codes</Link> are listed on a page of their own.
      </p>
    </Section>
  );
}
