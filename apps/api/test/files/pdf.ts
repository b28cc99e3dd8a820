import { deflateSync } from 'node:zlib';

/** A PDF of one page with this content, and these further objects. */
export function pdf(
  box: string,
  content: Buffer,
  resources = '',
  objects: (string | Buffer)[] = [],
) {
  const stream = (dictionary: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << ${resources} >> >>`,
    stream('/Filter /FlateDecode', deflateSync(content)),
    ...objects,
  ];
  const parts = all.map((body, index) =>
    Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]),
  );
  const trailer = `trailer\n<< /Root 1 0 R /Size ${all.length + 1} >>\nstartxref\n0\n%%EOF`;
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(trailer)]);
}

/** Draws a form that draws the next one ten times, and so on. */
export const forms = (depth: number): string[] =>
  Array.from({ length: depth }, (_, level) => {
    const next = level + 6;
    const body = '/F Do '.repeat(10);
    const fonts = level + 1 < depth ? `/XObject << /F ${next} 0 R >>` : '';
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << ${fonts} >> /Length ${body.length} >>\nstream\n${body}\nendstream`;
  });
