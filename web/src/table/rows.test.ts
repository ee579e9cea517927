import { describe, expect, it } from 'vitest';
import { fold, inSight, narrowed, sorted, type Column } from './rows';

interface Row {
  name: string;
  seats: number;
}
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', text: (row) => row.name },
  { key: 'seats', title: 'Seats', text: (row) => `${row.seats} seats`, order: (row) => row.seats }
];
const rows: Row[] = [
  { name: 'Salle des conseils', seats: 120 },
  { name: 'Élysée', seats: 9 },
  { name: 'قاعة المُؤتمرات الكُبرى', seats: 400 }
];
const names = (found: Row[]) => found.map((row) => row.seats);

describe('a list', () => {
  it('is narrowed as people write, in Arabic and in Latin letters', () => {
    expect(names(narrowed(rows, columns, 'elysee'))).toEqual([9]);
    expect(names(narrowed(rows, columns, 'المؤتمرات'))).toEqual([400]);
    expect(names(narrowed(rows, columns, 'seats 120'))).toEqual([120]);
    expect(names(narrowed(rows, columns, '  '))).toEqual([120, 9, 400]);
    expect(narrowed(rows, columns, 'nowhere')).toEqual([]);
    expect(fold('إفريقيّة')).toBe(fold('افريقيه'));
  });

  it('is sorted by figures where they are figures, else as the language sorts', () => {
    expect(names(sorted(rows, columns, { key: 'seats', descending: false }))).toEqual([9, 120, 400]);
    expect(names(sorted(rows, columns, { key: 'seats', descending: true }))).toEqual([400, 120, 9]);
    expect(names(sorted(rows, columns, { key: 'name', descending: false })).slice(0, 2)).toEqual([9, 120]);
    expect(sorted(rows, columns, { key: 'absent', descending: false })).toBe(rows);
  });

  it('shows of many rows those in sight', () => {
    expect(inSight(1000, 40, 0, 400)).toEqual({ first: 0, last: 20 });
    expect(inSight(1000, 40, 20_000, 400)).toEqual({ first: 490, last: 520 });
    expect(inSight(1000, 40, 39_700, 400)).toEqual({ first: 982, last: 1000 });
    expect(inSight(3, 40, 4_000, 400)).toEqual({ first: 3, last: 3 });
  });
});
