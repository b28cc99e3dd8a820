'use client';

import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { toneStyle, type Tone } from '../ui/badge';
import { chartWords as words } from '../words';
import { ticksUpTo } from './scale';
import classes from './time-chart.module.css';
import { formatCount } from '../format/count';

/** What one colour of a chart counts. */
export interface Series {
  name: string;
  tone: Tone;
  /** One for each slot. */
  values: readonly number[];
}

interface TimeChartProps {
  /** What it shows, over which time. */
  title: string;
  /** What each point is called: "Monday, 14:00 to 15:00". */
  names: readonly string[];
  /** What stands below some of them: "14:00". Empty for none. */
  marks: readonly string[];
  /** Stacked, the first one at the ground. */
  series: readonly Series[];
}

/** Part of a slot that its bar fills. */
const FILLED = 0.72;

/**
 * Counts over time, as stacked bars. Whoever points at one, or goes there with the arrow keys, is told its time and
 * counts; a table says the same to screen readers.
 */
export function TimeChart({ title, names, marks, series }: TimeChartProps) {
  const [at, setAt] = useState<number | null>(null);
  const count = names.length;
  const totals = names.map((_, slot) =>
    series.reduce((sum, one) => sum + (one.values[slot] ?? 0), 0),
  );
  const ticks = ticksUpTo(Math.max(0, ...totals));
  const top = ticks.at(-1) ?? 1;
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const slot = Math.floor(((event.clientX - left) / width) * count);
    setAt(Math.min(count - 1, Math.max(0, slot)));
  };
  const step = (event: KeyboardEvent): void => {
    const to = {
      ArrowLeft: (at ?? count) - 1,
      ArrowRight: (at ?? -1) + 1,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (event.key === 'Escape') setAt(null);
    if (to === undefined || to < 0 || to >= count) return;
    event.preventDefault();
    setAt(to);
  };
  return (
    <figure className={classes.root}>
      <ul className={classes.legend} aria-hidden="true">
        {series.map(({ name, tone, values }) => (
          <li key={name} style={toneStyle(tone)}>
            {name} <strong>{formatCount(sum(values))}</strong>
          </li>
        ))}
      </ul>
      <div className={classes.frame}>
        <div className={classes.scale} aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick}>{formatCount(tick)}</span>
          ))}
        </div>
        <div
          className={classes.plot}
          role="group"
          tabIndex={0}
          aria-label={words.described(title)}
          onPointerMove={point}
          onPointerLeave={() => setAt(null)}
          onBlur={() => setAt(null)}
          onKeyDown={step}
        >
          <svg
            className={classes.drawing}
            viewBox={`0 0 ${count} ${top}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                className={classes.grid}
                x1="0"
                x2={count}
                y1={top - tick}
                y2={top - tick}
              />
            ))}
            {names.map((name, slot) => (
              <Bar
                key={name}
                slot={slot}
                top={top}
                series={series}
                faded={at !== null && at !== slot}
              />
            ))}
          </svg>
          {at !== null && (
            <Tip name={names[at] ?? ''} at={(at + 0.5) / count} slot={at} series={series} />
          )}
        </div>
        <div className={classes.times} aria-hidden="true">
          {marks.map(
            (mark, slot) =>
              mark && (
                <span key={mark} style={{ left: `${((slot + 0.5) / count) * 100}%` }}>
                  {mark}
                </span>
              ),
          )}
        </div>
      </div>
      <VisuallyHidden role="status">
        {at !== null && spoken(names[at] ?? '', series, at)}
      </VisuallyHidden>
      <AsTable title={title} names={names} series={series} />
    </figure>
  );
}

interface SlotProps {
  slot: number;
  series: readonly Series[];
}

function Bar({ slot, series, top, faded }: SlotProps & { top: number; faded: boolean }) {
  let ground = top;
  return series.map(({ name, tone, values }) => {
    const value = values[slot] ?? 0;
    ground -= value;
    return (
      <rect
        key={name}
        className={classes.bar}
        style={toneStyle(tone)}
        data-faded={faded || undefined}
        x={slot + (1 - FILLED) / 2}
        width={FILLED}
        y={ground}
        height={value}
      />
    );
  });
}

/** @param at where it stands, from 0 at the left to 1 at the right. */
function Tip({ name, at, slot, series }: SlotProps & { name: string; at: number }) {
  // At the edges it stays inside.
  const place = { left: `${at * 100}%`, transform: `translateX(-${at * 100}%)` };
  return (
    <div className={classes.tip} style={place} aria-hidden="true">
      <p className={classes.when}>{name}</p>
      {series.map((one) => (
        <p key={one.name}>{words.counted(one.name, one.values[slot] ?? 0)}</p>
      ))}
    </div>
  );
}

function AsTable({ title, names, series }: Omit<TimeChartProps, 'marks'>) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, slot) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map((one) => (
                <td key={one.name}>{formatCount(one.values[slot] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function spoken(name: string, series: readonly Series[], slot: number): string {
  return `${name}: ${series.map((one) => words.counted(one.name, one.values[slot] ?? 0)).join(', ')}`;
}
