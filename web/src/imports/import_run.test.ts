// A workbook from its choice to its end: its good rows go in as they are, those that were refused as a table of their own.
import { expect, it, vi } from 'vitest';
import { ImportRun } from './import_run.svelte';

interface Sent {
  format: string;
  dryRun: boolean;
  body: string | ArrayBuffer;
}
const sent: Sent[] = [];
const answers: object[] = [];
vi.mock('../api/client', () => ({
  ask: (send: () => unknown) => send(),
  api: {
    POST: (
      _path: string,
      { params, body }: { params: { query: Omit<Sent, 'body'> }; body: Sent['body'] }
    ) => {
      sent.push({ format: params.query.format, dryRun: params.query.dryRun, body });
      return Promise.resolve({ data: answers.shift() });
    }
  }
}));

const reading = {
  headingRow: 1,
  columns: [
    { column: 'A', heading: 'Name' },
    { column: 'B', heading: 'Email' }
  ],
  unknownColumns: []
};
const nothing = { rows: 0, created: 0, changed: 0, unchanged: 0, refused: 0, alsoCreated: 0 };
const report = (counts: object, problems: object[] = [], refusedRows: object[] = []) => ({
  ...{ kind: 'people', dryRun: true, reading, duplicates: [], duplicatesNotAsked: 0, problemsLeftOut: 0 },
  ...{ ...nothing, ...counts, problems, refusedRows }
});

it('sends a workbook and then the rows that were mended', async () => {
  const refused = report(
    { rows: 3, created: 2, refused: 1 },
    [{ row: 3, cell: 'B3' }],
    [{ row: 3, cells: ['Karim', 'karim@'] }]
  );
  answers.push(refused);
  const run = new ImportRun();
  expect(run.take(new File(['PK'], 'guests.xlsx'))).toBe(true);
  await vi.waitFor(() => expect(run.step).toBe('report'));
  expect(run.mendable.map(({ row }) => row)).toEqual([3]);
  expect(run.going).toBe(2);

  run.correct(3, 1, 'karim@example.org');
  answers.push(report({ rows: 1, created: 1 }));
  await run.attempt();
  const mended = '"Name";"Email"\r\n"Karim";"karim@example.org"\r\n';
  expect(sent.at(-1)).toEqual({ format: 'csv', dryRun: true, body: mended });
  expect([run.refused.length, run.going, run.table?.refused]).toEqual([0, 3, 0]);

  answers.push(refused, report({ rows: 1, created: 1 }));
  await run.start();
  expect(sent.slice(-2)).toMatchObject([
    { format: 'xlsx', dryRun: false },
    { format: 'csv', dryRun: false, body: mended }
  ]);
  expect(run.step).toBe('done');
  expect(run.counts).toMatchObject({ created: 3, refused: 0 });
});
