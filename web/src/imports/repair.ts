// The rows that the server refused, with what is wrong at which cell, to be corrected and tried again.
import type { Schemas } from '../api/client';
import { columnIndex } from './csv';

type Report = Schemas['TableReport'];
type Fault = Schemas['TableProblem'];

export interface RepairColumn {
  index: number;
  heading: string;
}
export interface RefusedRow {
  /** As the file counts, from 1. */
  row: number;
  /** By the place of the column; those of the row as a whole have none. */
  faults: Map<number, Fault[]>;
  general: Fault[];
}

export function refusedRows(problems: Fault[]): RefusedRow[] {
  const rows = new Map<number, RefusedRow>();
  for (const fault of problems) {
    let row = rows.get(fault.row);
    if (!row) rows.set(fault.row, (row = { row: fault.row, faults: new Map(), general: [] }));
    const letters = fault.cell && /^[A-Z]+/.exec(fault.cell)?.[0];
    if (!letters) row.general.push(fault);
    else {
      const index = columnIndex(letters);
      row.faults.set(index, [...(row.faults.get(index) ?? []), fault]);
    }
  }
  return [...rows.values()].sort((a, b) => a.row - b.row);
}

/** Of a workbook the browser knows the refused rows alone: a grid of them at their places, with the headings that were read. */
export function gridOfRefused({ reading, refusedRows }: Pick<Report, 'reading' | 'refusedRows'>): string[][] {
  const columns = reading.columns.map(({ column, heading }) => ({ index: columnIndex(column), heading }));
  const width = Math.max(0, ...columns.map(({ index }) => index + 1));
  const line = (textAt: (column: (typeof columns)[number]) => string) => {
    const cells = Array.from({ length: width }, () => '');
    for (const column of columns) cells[column.index] = textAt(column);
    return cells;
  };
  const last = Math.max(reading.headingRow, ...refusedRows.map(({ row }) => row));
  const grid: string[][] = Array.from({ length: last }, () => []);
  grid[reading.headingRow - 1] = line(({ heading }) => heading);
  for (const { row, cells } of refusedRows) grid[row - 1] = line(({ index }) => cells[index] ?? '');
  return grid;
}

/** Of the columns that were understood, those where one of the rows has something, or should. */
export function columnsToRepair(report: Report, grid: string[][], rows: RefusedRow[]): RepairColumn[] {
  const columns = report.reading.columns.map(({ column, heading }) => ({
    index: columnIndex(column),
    heading
  }));
  const used = columns.filter(({ index }) =>
    rows.some(({ row, faults }) => faults.has(index) || (grid[row - 1]?.[index] ?? '').trim() !== '')
  );
  return used.length > 0 ? used : columns;
}

/** The grid with one cell changed; rows that are shorter than the heading are filled up. */
export function withCell(grid: string[][], row: number, column: number, text: string): string[][] {
  return grid.map((cells, at) => {
    if (at !== row - 1) return cells;
    const next = [...cells];
    while (next.length <= column) next.push('');
    next[column] = text;
    return next;
  });
}

export interface Slice {
  rows: string[][];
  /** The number in the file of each row, as the slice counts them from its heading on. */
  numbers: number[];
}

/** What is sent of a grid, some rows at a time: each with the heading above it. Rows that were left out are not in it. */
export function slices(
  grid: string[][],
  headingRow: number,
  leftOut: ReadonlySet<number>,
  size: number
): Slice[] {
  const heading = grid[headingRow - 1];
  const wanted: number[] = [];
  for (let row = headingRow + 1; row <= grid.length; row++)
    if (!leftOut.has(row) && grid[row - 1].some((cell) => cell.trim() !== '')) wanted.push(row);
  const found: Slice[] = [];
  for (let at = 0; at < wanted.length; at += size) {
    const numbers = wanted.slice(at, at + size);
    found.push({ rows: [heading, ...numbers.map((row) => grid[row - 1])], numbers });
  }
  return found;
}

/** The problem as the whole file counts: the slice counts its heading as row 1. */
export function inFile(fault: Fault, numbers: number[]): Fault {
  const row = numbers[fault.row - 2] ?? fault.row;
  return { ...fault, row, cell: fault.cell?.replace(/\d+$/, String(row)) };
}

/** What is known of the table once some of its rows were tried by themselves; `others` counts the rows that were not. */
export function withPart(table: Report, part: Report, numbers: number[], others: Counts): Report {
  const tried = new Set(numbers);
  const rowsOf = (faults: Fault[]) => new Set(faults.map(({ row }) => row)).size;
  const problems = [
    ...table.problems.filter(({ row }) => !tried.has(row)),
    ...part.problems.map((fault) => inFile(fault, numbers))
  ];
  return {
    ...table,
    ...added(others, part),
    rows: table.rows,
    // Of those beyond the problems that are listed only the number is known.
    refused: Math.max(0, table.refused - rowsOf(table.problems)) + rowsOf(problems),
    problems,
    duplicates: [
      ...table.duplicates.filter(({ row }) => !tried.has(row)),
      ...part.duplicates.map((one) => ({ ...one, row: numbers[one.row - 2] ?? one.row }))
    ]
  };
}

export type Counts = Pick<Report, 'rows' | 'created' | 'changed' | 'unchanged' | 'refused' | 'alsoCreated'>;
export const noCounts: Counts = { rows: 0, created: 0, changed: 0, unchanged: 0, refused: 0, alsoCreated: 0 };
export function added(a: Counts, b: Counts): Counts {
  const names = Object.keys(noCounts) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Counts;
}
