import { useState } from 'react';
import { Checkbox } from '@mantine/core';
import type { SessionTraffic, SessionView } from '@whathooks/dto';
import { numberAddress } from '../../../features/numbers/address';
import { NumberMark } from '../../../features/numbers/number-mark';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { RowLink } from '../../../shared/lists/list';
import { MomentWithin } from '../../../shared/ui/moment';
import { Phone } from '../../../shared/ui/phone';
import classes from './numbers-screen.module.css';
import { RenameButton, RenameForm } from './rename-number';
import { TrafficLine } from './traffic-line';
import { words } from './words';

interface NumberRowProps {
  session: SessionView;
  traffic: SessionTraffic | undefined;
  /** Name of the client whose number it is. */
  client: string | undefined;
  /** For those who may change numbers. */
  selection?: { isSelected: boolean; onSelect: (isSelected: boolean) => void };
}

export function NumberRow({ session, traffic, client, selection }: NumberRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, phone, pushName, status, downSince } = session;
  if (isRenaming) return <RenameForm session={session} onDone={() => setRenaming(false)} />;
  return (
    <>
      {selection && (
        <Checkbox
          size="xs"
          className={`${classes.pick} ${classes.above}`}
          aria-label={words.select(name)}
          checked={selection.isSelected}
          onChange={(event) => selection.onSelect(event.currentTarget.checked)}
        />
      )}
      <div className={classes.who}>
        <RowLink href={numberAddress(id)}>
          <NumberMark id={id} name={name} />
        </RowLink>
        <span className={classes.phone}>
          {phone ? <Phone digits={phone} /> : words.noPhone}
          {pushName && pushName !== name && (
            <>
              {' · '}
              <bdi>{pushName}</bdi>
            </>
          )}
        </span>
        {client !== undefined && (
          <span className={classes.client}>
            <bdi>{client}</bdi>
          </span>
        )}
        {selection && <RenameButton name={name} onClick={() => setRenaming(true)} />}
      </div>
      <span className={classes.last}>
        {traffic?.lastMessageAt && words.lastMessage(<MomentWithin at={traffic.lastMessageAt} />)}
      </span>
      <span className={classes.line}>{traffic && <TrafficLine hours={traffic.hours} />}</span>
      {status !== 'CONNECTED' && downSince && (
        <span className={classes.since}>{words.downSince(<MomentWithin at={downSince} />)}</span>
      )}
      <span className={classes.status}>
        <StatusBadge session={session} />
      </span>
    </>
  );
}
