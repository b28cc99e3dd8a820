'use client';

import { useSessionTraffic } from '../../../../../features/numbers/queries';
import { Section } from '../../../../../shared/screens/section';
import { MomentWithin } from '../../../../../shared/ui/moment';
import { TrafficLine } from '../../traffic-line';
import classes from './uses.module.css';
import { trafficWords as words } from './words';

/** How much a number sends and receives. */
export function Traffic({ sessionId }: { sessionId: string }) {
  const { data } = useSessionTraffic();
  const traffic = data?.get(sessionId);
  return (
    <Section title={words.title}>
      {traffic && <TrafficLine hours={traffic.hours} isTold />}
      <p className={classes.text}>
        {traffic?.lastMessageAt
          ? words.last(<MomentWithin at={traffic.lastMessageAt} />)
          : words.none}
      </p>
    </Section>
  );
}
