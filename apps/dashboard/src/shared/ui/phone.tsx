import { formatPhone } from '../format/format';

/** A phone number, which runs from left to right in every language. */
export function Phone({ digits }: { digits: string }) {
  return (
    <bdi dir="ltr" className="tabular">
      {formatPhone(digits)}
    </bdi>
  );
}
