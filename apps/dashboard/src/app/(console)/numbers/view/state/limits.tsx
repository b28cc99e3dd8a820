'use client';

import type { SessionView } from '@whathooks/dto';
import { useSessionLimits } from '../../../../../features/numbers/queries';
import { MomentWithin } from '../../../../../shared/ui/moment';
import { Notice } from '../../../../../shared/notices/notice';
import { formatCountdown } from './countdown';
import { limitEndWords } from './words';
import { type LimitText, limitTexts } from './limit-texts';
import { useSecondsUntil } from '../../../../../shared/format/use-seconds-until';

/** What WhatsApp does not let a number send for now, and for how long. */
export function Limits({ session }: { session: SessionView }) {
  const { data } = useSessionLimits(session.id);
  if (!data || session.status === 'LOGGED_OUT') return null;
  return limitTexts(data).map((words) => <Limit key={words.title} words={words} />);
}

function Limit({ words: { tone, title, text, until } }: { words: LimitText }) {
  const seconds = useSecondsUntil(until);
  return (
    <Notice tone={tone} title={title}>
      {text}{' '}
      {until &&
        seconds !== null &&
        limitEndWords.ends(
          <MomentWithin at={until} />,
          // Read aloud every second it would say nothing else.
          <span className="tabular" aria-hidden="true">
            {seconds > 0 ? limitEndWords.in(formatCountdown(seconds)) : limitEndWords.soon}
          </span>,
        )}
    </Notice>
  );
}
