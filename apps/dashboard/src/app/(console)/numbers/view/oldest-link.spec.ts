import { oldestLink } from './oldest-link';

const link = (id: string, linkedAt: string | null) => ({ id, name: id, linkedAt });

describe('the oldest of several links of one phone', () => {
  it('is the one that the phone accepted first, wherever it stands', () => {
    const early = link('early', '2026-06-29T09:00:00.000Z');
    const late = link('late', '2026-06-29T14:00:00.000Z');
    expect(oldestLink([late, early])).toBe(early);
    expect(oldestLink([early, late])).toBe(early);
    expect(oldestLink([late, early, link('unknown', null)]).id).toBe('unknown');
  });
});
