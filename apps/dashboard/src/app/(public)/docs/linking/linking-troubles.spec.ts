import { STATUS_REASONS } from '@whathooks/dto';
import { TROUBLE_GROUPS, TROUBLES } from './linking-troubles';

describe('the page about numbers that do not link', () => {
  it('has each reason once, in one of its parts', () => {
    const listed = TROUBLE_GROUPS.flatMap(({ reasons }) => Object.keys(reasons));
    expect([...listed].sort()).toEqual([...STATUS_REASONS].sort());
    expect(Object.keys(TROUBLES).sort()).toEqual([...listed].sort());
  });
});
