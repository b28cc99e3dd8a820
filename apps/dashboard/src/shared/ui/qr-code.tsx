import { useMemo } from 'react';
import { create } from 'qrcode';
import classes from './qr-code.module.css';

/** White frame around the code that scanners need, in modules. */
const QUIET_ZONE = 3;

/** Draws a string as a QR code: one path, dark on white in both themes. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'L' });
    let drawn = '';
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) drawn += `M${column},${row}h1v1h-1z`;
      }
    }
    return { path: drawn, size: modules.size };
  }, [text]);
  const edge = size + 2 * QUIET_ZONE;
  return (
    <svg
      className={classes.root}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#10201a" />
    </svg>
  );
}
