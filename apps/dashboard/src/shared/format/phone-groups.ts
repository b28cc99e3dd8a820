/**
 * How numbers are grouped, by calling code. The first entry counts that fits: the sizes of its groups (`3 3 4`; `3 4,7`
 * where one varies), and what the digits behind the code begin with.
 */
export type PhoneGroups = Readonly<
  Record<string, readonly (readonly [sizes: string, begins?: string])[]>
>;

/** As a browser breaks no line in it, and keeps its order between words that run from right to left. */
const SPACE = '\u00a0';
const CODE_LENGTHS = [1, 2, 3];

/** Shows phone numbers as people write them in their country. */
export class GroupedPhones {
  private readonly known = new Map<string, string>();

  constructor(private readonly groups: PhoneGroups) {}

  /** Digits with a plus and in groups; in one where nobody knows better. */
  show(digits: string): string {
    const shown = this.known.get(digits) ?? this.grouped(digits);
    this.known.set(digits, shown);
    return shown;
  }

  private grouped(digits: string): string {
    // No calling code begins another one.
    const code = CODE_LENGTHS.map((length) => digits.slice(0, length)).find(
      (one) => this.groups[one],
    );
    if (code === undefined) return `+${digits}`;
    const entries = this.groups[code] ?? [];
    const rest = digits.slice(code.length);
    if (entries.length === 0) return [`+${code}`, rest].join(SPACE);
    for (const [sizes, begins = ''] of entries) {
      const parts = new RegExp(`^(?=${begins})${partsOf(sizes)}$`).exec(rest);
      if (parts) return [`+${code}`, ...parts.slice(1)].join(SPACE);
    }
    return `+${digits}`;
  }
}

function partsOf(sizes: string): string {
  return sizes
    .split(' ')
    .map((size) => `(\\d{${size}})`)
    .join('');
}

let phones: GroupedPhones | null = null;
let isSettled = false;
let loading: Promise<void> | null = null;

/** Loads how numbers are grouped, once. Where that fails they are shown in one. */
export function loadPhoneGroups(): Promise<void> {
  loading ??= import('./phone-groups.json')
    .then((file) => groupPhones(file.default as unknown as PhoneGroups))
    .catch(() => undefined)
    .finally(() => {
      isSettled = true;
    });
  return loading;
}

export function groupPhones(groups: PhoneGroups): void {
  phones = new GroupedPhones(groups);
}

/** Whether it is known how numbers are grouped, or that nobody will say. */
export function arePhonesSettled(): boolean {
  return isSettled;
}

/** Digits of a number as people write them. */
export function groupedPhone(digits: string): string {
  return phones?.show(digits) ?? `+${digits}`;
}
