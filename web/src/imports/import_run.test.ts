// An import from its choice to its end: of a workbook the rows that were refused go in as a table of their own, of a calendar
// the zones that a person has named go along.
import { expect, it, vi } from 'vitest';
import { ImportRun } from './import_run.svelte';

interface Sent {
  format: string;
  timeZones?: string;
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
      const { format, dryRun, timeZones } = params.query;
      sent.push({ format, dryRun, body, ...(timeZones && { timeZones }) });
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

it('sends the zones that somebody has named with the calendar that asked for them', async () => {
  const questions = [{ name: 'Bureau', candidates: ['Europe/Paris'], sessions: 1 }];
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 1, skipped: 0, components: [] };
  answers.push(
    { ...counts, zoneQuestions: questions },
    { ...counts, created: 1, refused: 0, zoneQuestions: [] }
  );
  const run = new ImportRun();
  run.kind = 'programme';
  expect(run.take(new File(['BEGIN:VCALENDAR'], 'visit.ics'))).toBe(true);
  await vi.waitFor(() => expect(run.step).toBe('report'));
  expect(run.programme?.zoneQuestions).toEqual(questions);

  run.zoneAnswers = { Bureau: 'Europe/Paris' };
  await run.attempt();
  expect(sent.at(-1)?.timeZones).toBe('{"Bureau":"Europe/Paris"}');
  expect(run.going).toBe(1);

  run.again();
  expect(run.zoneAnswers).toEqual({});
});
