import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { columnIndex, decode, parseCsv, writeCsv } from './csv';
import { formatOf } from './formats';
import {
  added,
  columnsToRepair,
  gridOfRefused,
  inFile,
  noCounts,
  refusedRows,
  slices,
  withCell,
  withPart
} from './repair';

const text = 'List\r\n\r\nName;Email;Notes\n"Jean\nDupont";jean@;\n\n"a ""b""";x@y.org;"one; two"';
const grid = parseCsv(text, ';');
const fault = (row: number, cell?: string) => ({ row, cell }) as Schemas['TableProblem'];

describe('a CSV file', () => {
  it('is read with quotes, and empty lines count as rows', () => {
    expect(grid).toEqual([
      ['List'],
      [''],
      ['Name', 'Email', 'Notes'],
      ['Jean\nDupont', 'jean@', ''],
      [''],
      ['a "b"', 'x@y.org', 'one; two']
    ]);
  });

  it('reads back the same when it was written, in any alphabet', () => {
    expect(parseCsv(writeCsv(grid, ';'), ';')).toEqual(grid);
    expect(parseCsv(writeCsv([['عمدة', 'a,b']], ','), ',')).toEqual([['عمدة', 'a,b']]);
    expect(parseCsv('', ';')).toEqual([]);
  });

  it('is decoded as the server found it to be written', () => {
    expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]).buffer)).toBe('A');
    expect(decode(new Uint8Array([0xe3, 0xcf]).buffer, 'windows-1256')).toBe('مد');
  });

  it('has columns as spreadsheets name them', () => {
    expect(['A', 'Z', 'AA', 'AZ', 'BA'].map(columnIndex)).toEqual([0, 25, 26, 51, 52]);
  });

  it('is told from a workbook and a programme by its name', () => {
    expect(formatOf('Liste.XLSX')).toBe('xlsx');
    expect(formatOf('a.b.csv')).toBe('csv');
    expect(formatOf('programme.ics')).toBe('ics');
    expect(formatOf('schedule.xml')).toBe('frab');
    expect(formatOf('photo.jpg')).toBeUndefined();
  });
});

describe('repairing', () => {
  it('gathers the faults of a row, each at its cell', () => {
    const [first, second] = refusedRows([fault(6), fault(4, 'B4'), fault(4, 'AA4')]);
    expect([first.row, [...first.faults.keys()], first.general]).toEqual([4, [1, 26], []]);
    expect([second.row, second.general.length]).toEqual([6, 1]);
  });

  it('shows the columns that matter in the rows to repair', () => {
    const columns = ['A', 'B', 'C'].map((column) => ({ column, heading: column }));
    const report = { reading: { columns } } as Schemas['TableReport'];
    const shown = (row: number, cell: string) =>
      columnsToRepair(report, grid, refusedRows([fault(row, cell)])).map(({ index }) => index);
    expect(shown(4, 'B4')).toEqual([0, 1]);
    expect(shown(6, 'B6')).toEqual([0, 1, 2]);
    expect(shown(5, 'C5')).toEqual([2]);
  });

  it('writes into a row that was too short', () => {
    expect(withCell([['Name', 'Email'], ['x']], 2, 1, 'x@y.org')[1]).toEqual(['x', 'x@y.org']);
  });

  it('sends rows some at a time, without those left out, and finds their numbers again', () => {
    const parts = slices(grid, 3, new Set(), 1);
    expect(parts.map((part) => part.numbers)).toEqual([[4], [6]]);
    expect(parts[1].rows).toEqual([grid[2], grid[5]]);
    expect(slices(grid, 3, new Set([4]), 10).map((part) => part.numbers)).toEqual([[6]]);
    expect(inFile(fault(2, 'B2'), [6])).toMatchObject({ row: 6, cell: 'B6' });
    expect(added({ ...noCounts, created: 2 }, { ...noCounts, created: 3, refused: 1 })).toMatchObject({
      created: 5,
      refused: 1
    });
  });

  it('knows of a workbook the refused rows, at their places, and sends them with the headings alone', () => {
    const columns = [
      { column: 'B', heading: 'Name' },
      { column: 'D', heading: 'Email' }
    ];
    const refused = [{ row: 5, cells: ['x', 'Karim', 'red', 'karim@'] }];
    const known = gridOfRefused({
      reading: { headingRow: 2, columns, unknownColumns: [] },
      refusedRows: refused
    });
    expect(known).toEqual([[], ['', 'Name', '', 'Email'], [], [], ['', 'Karim', '', 'karim@']]);
    expect(slices(known, 2, new Set(), 10)).toEqual([{ rows: [known[1], known[4]], numbers: [5] }]);
  });

  it('puts what was tried by itself into what is known of the whole', () => {
    const table = { rows: 9, refused: 3, problems: [fault(4), fault(6)], duplicates: [] };
    const part = {
      ...noCounts,
      created: 1,
      refused: 1,
      problems: [fault(3, 'B3')],
      duplicates: [{ row: 2 }]
    };
    const known = withPart(
      table as unknown as Schemas['TableReport'],
      part as unknown as Schemas['TableReport'],
      [4, 6],
      { ...noCounts, created: 5 }
    );
    expect(known).toMatchObject({ rows: 9, created: 6, refused: 2, duplicates: [{ row: 4 }] });
    expect(known.problems).toEqual([fault(6, 'B6')]);
  });
});
