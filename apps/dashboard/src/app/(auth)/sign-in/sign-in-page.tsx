'use client';

import { useEffect, useState } from 'react';
import { useRouter } from 'next/navigation';
import { Anchor, Loader, VisuallyHidden } from '@mantine/core';
import type { OidcOutcome } from '@whathooks/dto';
import { comeBack, takeNext } from '../../../features/auth/provider/log-in';
import { toProblem, type ApiProblem } from '../../../shared/api/problem';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { Link } from '../../../shared/ui/link';
import classes from '../auth-frame.module.css';
import { AccountForm, CodeForm, PasswordForm } from './step-forms';
import { words } from './words';

/** Where a log-in provider sends people back: they go on, are asked for what is needed yet, or hear what went wrong. */
export function SignInPage() {
  const router = useRouter();
  const [outcome, setOutcome] = useState<OidcOutcome | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const goOn = () => router.replace(takeNext());

  useEffect(() => {
    let isHere = true;
    const follow = (came: OidcOutcome) => {
      if (!isHere) return;
      if (came.step === 'entered') router.replace(takeNext());
      else if (came.step === 'linked') router.replace('/settings/security/');
      else setOutcome(came);
    };
    comeBack(window.location.search).then(follow, (error: unknown) => {
      if (isHere) setProblem(toProblem(error));
    });
    return () => {
      isHere = false;
    };
  }, [router]);

  if (problem) return <Failed problem={problem} />;
  if (outcome?.step === 'password') return <PasswordForm outcome={outcome} onDone={goOn} />;
  if (outcome?.step === 'code') return <CodeForm onDone={goOn} />;
  if (outcome?.step === 'account') return <AccountForm outcome={outcome} onDone={goOn} />;
  return (
    <div role="status">
      <Loader size="sm" type="dots" />
      <VisuallyHidden>{words.waiting}</VisuallyHidden>
    </div>
  );
}

function Failed({ problem }: { problem: ApiProblem }) {
  return (
    <>
      <h1 className={classes.title}>{words.failed}</h1>
      <p className={classes.lead}>{words.failedLead}</p>
      <ProblemNotice error={problem} />
      <p className={classes.other}>
        <Anchor component={Link} href="/login/" underline="always" inherit>
          {words.back}
        </Anchor>
      </p>
    </>
  );
}
