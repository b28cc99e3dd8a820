'use client';

import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { toProblem } from '../api/problem';
import { Empty } from '../notices/empty';
import { Link } from '../ui/link';
import { words } from '../words';
import { BackLink } from './back-link';
import { useDocumentTitle } from './document-title';
import { PageHeader, type PageHeaderProps } from './page-header';
import { QueryState } from './query-state';

interface DetailScreenProps<T> {
  /** Id that the address holds; empty where it holds none. */
  id: string;
  query: {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    errorUpdateCount?: number;
    refetch: () => unknown;
  };
  back: { href: string; label: string };
  /** What stands there when there is no such thing. */
  missing: { icon: Icon; header: string; title: string; text?: string; action: string };
  /** What the thing is called, for the title of the page. */
  name: (data: T) => string;
  header: (data: T) => PageHeaderProps;
  children: (data: T) => ReactNode;
}

/** The screen of one thing: the way back, its header, and what is known of it, or that it is gone. */
export function DetailScreen<T>(props: DetailScreenProps<T>) {
  const { id, query, back, missing, name, header, children } = props;
  const isMissing = id === '' || (query.error !== null && toProblem(query.error).status === 404);
  return (
    <>
      <BackLink {...back} />
      {isMissing ? (
        <Missing {...missing} href={back.href} />
      ) : (
        <QueryState query={query} height={360}>
          {(data) => (
            <>
              <Title name={name(data)} />
              <PageHeader {...header(data)} />
              {children(data)}
            </>
          )}
        </QueryState>
      )}
    </>
  );
}

function Title({ name }: { name: string }) {
  useDocumentTitle(words.documentTitle(name));
  return null;
}

function Missing({
  icon,
  header,
  title,
  text = words.incomplete,
  action,
  href,
}: DetailScreenProps<unknown>['missing'] & { href: string }) {
  return (
    <>
      <PageHeader title={header} />
      <Empty
        icon={icon}
        title={title}
        action={
          <Button component={Link} href={href}>
            {action}
          </Button>
        }
      >
        <p>{text}</p>
      </Empty>
    </>
  );
}
