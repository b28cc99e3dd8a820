import type { OverviewView } from '@whathooks/dto';
import { slotsOf, summed, type Slot } from '../../../shared/charts/slots';
import { TimeChart } from '../../../shared/charts/time-chart';
import { formatClock, formatShortDay, formatSpan } from '../../../shared/format/format';
import { Section } from '../../../shared/screens/section';
import classes from './traffic.module.css';
import { spanWords, trafficWords as words } from './words';

/** Marks below a chart at most. Where it is narrow every other one is left out. */
const MARKS = 6;
/** Between two marks of a day. */
const HOURS = 4;

/** What came, went and was delivered, over time. */
export function Traffic({ view: { days, hours } }: { view: OverviewView }) {
  const slots = slotsOf(days, new Date());
  const times = {
    names: slots.map(({ from, to }) => formatSpan(from, to)),
    marks: marks(slots, days),
  };
  const values = (key: 'inbound' | 'outbound' | 'delivered' | 'failed') =>
    summed(slots, hours, (hour) => hour[key]);
  const span = spanWords[days];
  return (
    <div className={classes.root}>
      <Section title={words.messages} look="framed">
        <TimeChart
          {...times}
          title={words.over(words.messages, span)}
          series={[
            { name: words.inbound, tone: 'info', values: values('inbound') },
            { name: words.outbound, tone: 'good', values: values('outbound') },
          ]}
        />
      </Section>
      <Section title={words.deliveries} look="framed">
        <TimeChart
          {...times}
          title={words.over(words.deliveries, span)}
          series={[
            { name: words.delivered, tone: 'good', values: values('delivered') },
            { name: words.failed, tone: 'bad', values: values('failed') },
          ]}
        />
      </Section>
    </div>
  );
}

/** The times of some slots: every fourth hour of the clock, midnights of a week. None at the edges, which would cut it. */
function marks(slots: readonly Slot[], days: number): string[] {
  const every = Math.ceil(slots.length / MARKS);
  return slots.map(({ from }, index) => {
    if (days === 7) return from.getHours() === 0 ? formatShortDay(from) : '';
    if (days === 1) {
      const isInside = index > 0 && index < slots.length - 1;
      return isInside && from.getHours() % HOURS === 0 ? formatClock(from.toISOString()) : '';
    }
    return index % every === Math.floor(every / 2) ? formatShortDay(from) : '';
  });
}
