'use client';

import { useState } from 'react';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useInstallation } from '../../../../../features/installation/queries';
import { CopyAction } from '../../../../../shared/ui/copy';
import { Link } from '../../../../../shared/ui/link';
import { Notice } from '../../../../../shared/notices/notice';
import { PairingCode } from './pairing-code';
import { QrCode } from './qr-code';
import classes from './scan-panel.module.css';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';

type Way = 'scan' | 'code';

/** The two ways to link a phone: scan the code, or type one. */
export function ScanPanel({ session }: { session: SessionView }) {
  const [way, setWay] = useState<Way>('scan');
  return (
    <section className={classes.root} aria-labelledby="link-title">
      <h2 id="link-title" className={classes.title}>
        Link the phone
      </h2>
      <SegmentedControl
        value={way}
        onChange={(value) => setWay(value === 'code' ? 'code' : 'scan')}
        aria-label="Way to link"
        data={[
          { value: 'scan', label: 'Scan QR code' },
          { value: 'code', label: 'Type a code' },
        ]}
      />
      {way === 'scan' ? <Scan session={session} /> : <PairingCode session={session} />}
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
              <QrCode text={session.qr} label="QR code to scan with WhatsApp" />
            </div>
            <Countdown until={session.qrExpiresAt} />
          </>
        ) : (
          <Skeleton height={280} width={280} maw="100%" radius="md" />
        )}
      </div>
      <div className={classes.guide}>
        <div role="status" className={classes.again}>
          {again && (
            <Notice title="Scan once more">
              WhatsApp wants a second scan of a new code, which is shown now. The phone may say that
              the device could not be linked: close that, and scan again.
            </Notice>
          )}
        </div>
        <ol className={classes.steps}>
          <li>Open WhatsApp on the phone.</li>
          <li>
            Go to <strong>Settings</strong> (iPhone) or the <strong>⋮ menu</strong> (Android), then{' '}
            <strong>Linked devices</strong>.
          </li>
          <li>
            Tap <strong>Link a device</strong> and point the phone at this code.
          </li>
        </ol>
        <p className={classes.help}>
          <Link href="/docs/linking/">When a number does not link</Link>
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
      {seconds > 0 ? `New code in ${seconds} s` : 'Loading a new code…'}
    </p>
  );
}

function SimulatedPhone({ qr }: { qr: string }) {
  const { data } = useInstallation();
  if (data?.mode !== 'simulated') return null;
  return (
    <div className={classes.simulated}>
      <p>
        This installation runs on simulated WhatsApp: no real phone is needed. Let the simulated one
        scan this code.
      </p>
      <div className={classes.buttons}>
        {data.simulatorUrl && (
          <Button
            component="a"
            href={`${data.simulatorUrl}/?qr=${encodeURIComponent(qr)}`}
            target="_blank"
            rel="noreferrer"
            size="xs"
            classNames={{ root: classes.open, label: classes.openLabel }}
            rightSection={<IconExternalLink size={14} aria-label="(opens in a new tab)" />}
          >
            Open the simulated phone
          </Button>
        )}
        <CopyAction value={qr} what="QR text" />
      </div>
    </div>
  );
}
