'use client';

import { useEffect, useState } from 'react';
import { Anchor, Loader, VisuallyHidden } from '@mantine/core';
import { joiningInvitation } from '@whathooks/api-client';
import type { OpenInvitation } from '@whathooks/dto';
import { toProblem, type ApiProblem } from '../../../shared/api/problem';
import { publicClient as client } from '../../../shared/api/public-client';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { ProviderButton } from '../provider-button';
import { useLinkSecret } from '../use-link-secret';
import { JoinForm } from './join-form';
import { words } from './words';

/** Says who invites and to what, and lets a person join with a new account or their own. */
export function InvitationPage() {
  const token = useLinkSecret();
  const { data, problem, ask } = useInvitation(token);
  if (token === '' || problem?.code === 'invitation_not_found') return <Over />;
  if (problem) return <ProblemNotice error={problem} onRetry={ask} />;
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
        {words.may(data.role)}
      </p>
      <JoinForm token={token} email={data.email} />
      <ProviderButton invitation={token} />
    </>
  );
}

interface Answer {
  /** To which secret. */
  token: string;
  data?: OpenInvitation;
  problem?: ApiProblem;
}

/** What an invitation offers, asked anew when its secret changes or somebody asks again. */
function useInvitation(token: string | null): Omit<Answer, 'token'> & { ask: () => void } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!token) return;
    const left = new AbortController();
    joiningInvitation({ client, query: { token }, signal: left.signal }).then(
      ({ data }) => setAnswer({ token, data }),
      (error: unknown) => {
        if (!left.signal.aborted) setAnswer({ token, problem: toProblem(error) });
      },
    );
    return () => left.abort();
  }, [token, times]);
  const ask = () => {
    setAnswer(null);
    setTimes((before) => before + 1);
  };
  return { ...(answer?.token === token ? answer : {}), ask };
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
