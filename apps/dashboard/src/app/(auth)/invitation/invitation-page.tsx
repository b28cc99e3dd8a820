'use client';

import { useSyncExternalStore } from 'react';
import { Anchor, Loader, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { joiningInvitation } from '@whathooks/api-client';
import { ROLE_NAMES, ROLE_SENTENCES } from '../../../features/members/words';
import { toProblem } from '../../../shared/api/problem';
import { publicClient as client } from '../../../shared/api/public-client';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { JoinForm } from './join-form';
import { words } from './words';

/** What follows the # in the address: browsers send that to no server. */
const secret = (): string => window.location.hash.slice(1);
const onChange = (callback: () => void): (() => void) => {
  window.addEventListener('hashchange', callback);
  return () => window.removeEventListener('hashchange', callback);
};

/** Says who invites and to what, and lets a person join with a new account or their own. */
export function InvitationPage() {
  const token = useSyncExternalStore<string | null>(onChange, secret, () => null);
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: async ({ signal }) =>
      (await joiningInvitation({ client, query: { token: token ?? '' }, signal })).data,
    enabled: Boolean(token),
    staleTime: Infinity,
  });
  if (token === '' || (error && toProblem(error).code === 'invitation_not_found')) return <Over />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data || !token) {
    return (
      <div role="status">
        <Loader size="sm" type="dots" />
        <VisuallyHidden>{words.opening}</VisuallyHidden>
      </div>
    );
  }
  return (
    <>
      <h1 className={classes.title}>{words.join(data.organization.name)}</h1>
      <p className={classes.lead}>
        {words.invites(data.invitedBy, data.role)}
        <br />
        {words.may(ROLE_NAMES[data.role], ROLE_SENTENCES[data.role])}
      </p>
      <JoinForm token={token} email={data.email} />
    </>
  );
}

function Over() {
  return (
    <>
      <h1 className={classes.title}>{words.over}</h1>
      <p className={classes.lead}>{words.overText}</p>
      <Anchor component={Link} href="/login/" underline="always" size="sm">
        {words.logIn}
      </Anchor>
    </>
  );
}
