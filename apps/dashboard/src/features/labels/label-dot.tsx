import classes from './label-dot.module.css';

/** As phones show them, in the order of their numbers. */
const COLORS = [
  '#ff9485',
  '#64c4ff',
  '#ffd429',
  '#dfaef0',
  '#99b6c1',
  '#55ccb3',
  '#ff9dff',
  '#d3a91d',
  '#6d7cce',
  '#d7e752',
  '#00d0e2',
  '#ffc5c7',
  '#93ceac',
  '#f74848',
  '#00a0f2',
  '#83e422',
  '#ffaf04',
  '#b5ebff',
  '#9ba6ff',
  '#9368cf',
] as const;

/** The colour of a label, beside its name. */
export function LabelDot({ color }: { color: number }) {
  return (
    <span
      className={classes.dot}
      style={{ background: COLORS[color % COLORS.length] }}
      aria-hidden="true"
    />
  );
}
