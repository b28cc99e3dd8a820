import { PAGE_MAX } from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';
import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import { MAIN_ROUTES, MORE_ROUTES, type Route } from '../sections/routes';
import { Section } from '../frame/section';
import { ScopeTable } from '../sections/scope-table';
import { own } from '../../../../shared/own-address';
import { Link } from '../../../../shared/ui/link';

const rows = (routes: readonly Route[]) =>
  routes.map(({ method, path, auth }) => [
    <code key="method">{method}</code>,
    <code key="path">{path}</code>,
    auth,
  ]);

export function RoutesAndScopes() {
  return (
    <>
      <Routes />
      <Section id="scopes" title="Scopes">
        <p>
          An API key has the scopes that it was created with, by default all of them. People have
          those of their role.
        </p>
        <ScopeTable />
      </Section>
    </>
  );
}

function Routes() {
  return (
    <Section id="routes" title="Routes">
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
    </Section>
  );
}
