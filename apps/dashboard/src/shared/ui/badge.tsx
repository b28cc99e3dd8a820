import type { CSSProperties, HTMLAttributes, ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import classes from './badge.module.css';

/** What a state means for a person: all is well, look here, wait, act, nothing to do. */
export type Tone = 'good' | 'info' | 'waiting' | 'bad' | 'idle';

/** Sets `--tone` to the colour of a tone, for whatever draws with it. */
export function toneStyle(tone: Tone): CSSProperties {
  return { '--tone': `var(--wh-${tone})` } as CSSProperties;
}

interface BadgeProps extends HTMLAttributes<HTMLSpanElement> {
  tone: Tone;
  /** `plain` stands in a column of rows, `banner` in the frame of a page. */
  look?: 'pill' | 'plain' | 'banner';
  /** Something is under way. */
  pulsing?: boolean;
  /** In the place of the dot. */
  icon?: Icon;
  children: ReactNode;
}

/** A state in a word or two: the words carry the meaning, the colour repeats it. */
export function Badge({
  tone,
  look = 'pill',
  pulsing = false,
  icon: BadgeIcon,
  children,
  ...others
}: BadgeProps) {
  return (
    <span
      {...others}
      className={classes.root}
      style={toneStyle(tone)}
      data-look={look}
      data-pulsing={pulsing || undefined}
    >
      {BadgeIcon ? (
        <BadgeIcon size={15} stroke={1.8} aria-hidden="true" />
      ) : (
        <span className={classes.dot} aria-hidden="true" />
      )}
      {children}
    </span>
  );
}
