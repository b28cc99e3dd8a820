'use client';

import dynamic from 'next/dynamic';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { useMay } from '../../../../../features/auth/use-may';
import { RoleNote } from '../../../../../features/members/role-note';
import { useInstallation } from '../../../../../features/installation/queries';
import { parseAsOneOf, STEP } from '../../../../../shared/address';
import { words as shared } from '../../../../../shared/words';
import { CopyAction } from '../../../../../shared/ui/copy';
import { Link } from '../../../../../shared/ui/link';
import { Notice } from '../../../../../shared/notices/notice';
import { PairingCode } from './pairing-code';
import { QrCode } from '../../../../../shared/ui/qr-code';
import classes from './scan-panel.module.css';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';
import { words } from './words';

/** Few link by somebody else, and the form is large. */
const ConnectLink = dynamic(() => import('./connect-link').then((parts) => parts.ConnectLink));

const WAYS = ['scan', 'code', 'link'] as const;

/** The ways to link a phone: scan the code, type one, or send a link to the person with the phone. */
export function ScanPanel({ session }: { session: SessionView }) {
  const [chosen, setWay] = useQueryState('way', parseAsOneOf(WAYS, 'scan'));
  const mayAsk = useMay('sessions:write');
  const way = mayAsk ? chosen : 'scan';
  return (
    <section className={classes.root} aria-labelledby="link-title">
      <h2 id="link-title" className={classes.title}>
        {words.title}
      </h2>
      {mayAsk ? (
        <SegmentedControl
          value={way}
          onChange={(value) => void setWay(WAYS.find((one) => one === value) ?? null, STEP)}
          aria-label={words.ways}
          data={[
            { value: 'scan', label: words.scan },
            { value: 'code', label: words.type },
            { value: 'link', label: words.send },
          ]}
        />
      ) : (
        <RoleNote to="sessions:write" />
      )}
      {way === 'scan' && <Scan session={session} />}
      {way === 'code' && <PairingCode session={session} />}
      {way === 'link' && <ConnectLink session={session} />}
    </section>
  );
}

function Scan({ session }: { session: SessionView }) {
  const again = session.statusReason === 'scan_again';
  return (
    <div className={classes.columns}>
      <div className={classes.code}>
        {session.qr ? (
          <>
            <div key={session.qr} className={again ? classes.renewed : undefined}>
              <QrCode text={session.qr} label={words.qrCode} />
            </div>
            <Countdown until={session.qrExpiresAt} />
          </>
        ) : (
          <Skeleton height={280} width={280} maw="100%" radius="md" />
        )}
      </div>
      <div className={classes.guide}>
        <div role="status" className={classes.again}>
          {again && <Notice title={words.again}>{words.againText}</Notice>}
        </div>
        <ol className={classes.steps}>
          {words.steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
        <p className={classes.help}>
          <Link href="/docs/linking/">{words.help}</Link>
        </p>
        {session.qr && <SimulatedPhone qr={session.qr} />}
      </div>
    </div>
  );
}

function Countdown({ until }: { until: string | null }) {
  const seconds = useSecondsUntil(until);
  if (seconds === null) return null;
  return (
    <p className={`${classes.countdown} tabular`} aria-hidden="true">
      {seconds > 0 ? words.newCodeIn(seconds) : words.loadingCode}
    </p>
  );
}

/** The page of the simulated phone, with the code and the way back. */
function phonePage(simulatorUrl: string, qr: string): string {
  return `${simulatorUrl}/?${new URLSearchParams({ qr, back: window.location.href })}`;
}

function SimulatedPhone({ qr }: { qr: string }) {
  const { data } = useInstallation();
  if (data?.mode !== 'simulated') return null;
  return (
    <div className={classes.simulated}>
      <p>{words.simulated}</p>
      <div className={classes.buttons}>
        {data.simulatorUrl && (
          <Button
            component="a"
            href={phonePage(data.simulatorUrl, qr)}
            target="_blank"
            rel="noreferrer"
            size="xs"
            classNames={{ root: classes.open, label: classes.openLabel }}
            rightSection={<IconExternalLink size={14} aria-label={shared.newTab} />}
          >
            {words.openPhone}
          </Button>
        )}
        <CopyAction value={qr} what={words.qrText} />
      </div>
    </div>
  );
}
