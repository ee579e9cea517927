// One import from the choice of a file to its end: tried first, repaired where rows were refused, then done in earnest.
import { api, ask, type Answer, type Problem, type Schemas } from '../api/client';
import { decode, parseCsv, writeCsv } from './csv';
import { contentTypes, fits, formatOf, ofEvent, type Format, type Kind } from './formats';
import {
  added,
  gridOfRefused,
  inFile,
  noCounts,
  refusedRows,
  slices,
  withCell,
  withPart,
  type Counts
} from './repair';

type TableReport = Schemas['TableReport'];
type ProgrammeReport = Schemas['ImportReport'];
type Step = 'choice' | 'trying' | 'report' | 'importing' | 'done';

/** Rows that go in one request: few enough that progress is seen, many enough that it is soon over. */
const AT_ONCE = 250;
/** Of the tables that are written here. */
const DELIMITER = ';';

const tally = ({ rows, created, changed, unchanged, refused, alsoCreated }: TableReport): Counts => ({
  rows,
  created,
  changed,
  unchanged,
  refused,
  alsoCreated
});

export class ImportRun {
  step = $state<Step>('choice');
  kind = $state<Kind>('people');
  /** Slug of the event, and the zone of one that is new. */
  event = $state<string | undefined>();
  timeZone = $state<string | undefined>();
  status = $state<string | undefined>('draft');
  source = $state<string | undefined>('');
  sheet = $state<string | undefined>('');
  file = $state.raw<File | undefined>();
  problem = $state.raw<Problem | undefined>();
  table = $state.raw<TableReport | undefined>();
  programme = $state.raw<ProgrammeReport | undefined>();
  /** Of a CSV file its cells, of a workbook those of refused rows alone; as they were corrected. */
  grid = $state.raw<string[][] | undefined>();
  /** Whether something was corrected since the last trial. */
  changed = $state(false);
  leftOut = $state.raw<ReadonlySet<number>>(new Set());
  /** Which zones are meant by names in the file, as far as somebody has said. */
  zoneAnswers = $state<Record<string, string>>({});
  progress = $state({ done: 0, all: 0 });
  counts = $state.raw<Counts>(noCounts);
  stopping = $state(false);
  #format: Format = 'csv';
  /** Of a workbook: what its good rows are or do, until they have gone in. */
  #good: Counts = noCounts;
  #sent = false;
  #bytes: ArrayBuffer = new ArrayBuffer(0);

  readonly refused = $derived(refusedRows(this.table?.problems ?? []));
  /** Those whose cells are at hand. */
  readonly mendable = $derived(this.refused.filter(({ row }) => (this.grid?.[row - 1] ?? []).length > 0));
  readonly elsewhere = $derived(this.refused.filter((row) => !this.mendable.includes(row)));
  readonly needsEvent = $derived(ofEvent(this.kind));
  readonly ready = $derived(!this.needsEvent || Boolean(this.event));

  /** False where a file of this name cannot hold what is asked for. */
  take(file: File): boolean {
    const format = formatOf(file.name);
    if (!format || !fits(this.kind, format)) return false;
    this.#format = format;
    this.file = file;
    void this.#read(file);
    return true;
  }

  async #read(file: File) {
    this.#forget();
    this.step = 'trying';
    this.#bytes = await file.arrayBuffer();
    await this.attempt();
  }

  get isWorkbook(): boolean {
    return this.#format === 'xlsx';
  }

  /** A dry run of the file as it is now. */
  async attempt() {
    this.step = 'trying';
    this.problem = undefined;
    if (this.isWorkbook && this.grid && this.table) return this.#attemptRest(this.grid, this.table);
    const { data, problem } = await this.#send(this.#body(), true);
    this.problem = problem;
    if (problem) return void (this.step = this.table ? 'report' : 'choice');
    this.changed = false;
    if ('reading' in data) this.#know(data);
    else this.programme = data;
    this.step = 'report';
  }

  /** Of a workbook: the rows that were refused, as a table of their own. */
  async #attemptRest(grid: string[][], table: TableReport) {
    const [part] = slices(grid, table.reading.headingRow, this.leftOut, AT_ONCE);
    this.step = 'report';
    if (!part) return;
    this.step = 'trying';
    const { data, problem } = await this.#send(writeCsv(part.rows, DELIMITER), true, 'csv');
    this.step = 'report';
    if (problem) return void (this.problem = problem);
    this.changed = false;
    this.table = withPart(table, data as TableReport, part.numbers, this.#good);
  }

  #know(report: TableReport) {
    this.table = report;
    const { charset, delimiter } = report.reading;
    if (this.#format === 'csv' && delimiter) this.grid ??= parseCsv(decode(this.#bytes, charset), delimiter);
    if (this.isWorkbook && report.refusedRows.length > 0) this.grid = gridOfRefused(report);
    this.#good = { ...noCounts, ...tally(report), refused: 0 };
  }

  correct(row: number, column: number, text: string) {
    if (!this.grid) return;
    this.grid = withCell(this.grid, row, column, text);
    this.changed = true;
  }

  leaveOut(row: number, out: boolean) {
    const next = new Set(this.leftOut);
    if (out) next.add(row);
    else next.delete(row);
    this.leftOut = next;
  }

  /** What would go in now. */
  readonly going = $derived.by(() => {
    if (this.programme) return this.programme.created + this.programme.updated + this.programme.unchanged;
    if (!this.table) return 0;
    const { created, changed, unchanged } = this.table;
    // Of a workbook, what went in is not tried again.
    return created + changed + unchanged - (this.isWorkbook ? 0 : this.leftOut.size);
  });

  async start() {
    this.problem = undefined;
    this.stopping = false;
    this.step = 'importing';
    if (this.isWorkbook && this.grid && this.table) await this.#sendWorkbook(this.grid, this.table);
    else if (this.grid && this.table) await this.#sendSlices(this.grid, this.table);
    else await this.#sendWhole();
  }

  /** First the file, whose refused rows stay out, then those that were mended. */
  async #sendWorkbook(grid: string[][], trial: TableReport) {
    if (this.#sent) return this.#sendSlices(grid, trial);
    this.progress = { done: 0, all: 0 };
    const { data, problem } = await this.#send(this.#bytes, false);
    if (problem) return this.#fail(problem);
    const report = data as TableReport;
    this.#sent = true;
    this.counts = { ...tally(report), refused: 0 };
    const { created, changed, unchanged } = trial;
    this.table = {
      ...trial,
      created: created - this.#good.created,
      changed: changed - this.#good.changed,
      unchanged: unchanged - this.#good.unchanged,
      // What the file has lost since it was tried; of the rows at hand the last trial tells.
      problems: [
        ...trial.problems.filter(({ row }) => (grid[row - 1] ?? []).length > 0),
        ...report.problems.filter(({ row }) => (grid[row - 1] ?? []).length === 0)
      ]
    };
    this.#good = noCounts;
    await this.#sendSlices(grid, this.table);
  }

  /** Row by row is not seen, but group by group; what was refused waits for its repair and is not sent. */
  async #sendSlices(grid: string[][], trial: TableReport) {
    const waiting = new Set([...this.leftOut, ...this.refused.map(({ row }) => row)]);
    const parts = slices(grid, trial.reading.headingRow, waiting, AT_ONCE);
    this.progress = { done: 0, all: parts.reduce((sum, part) => sum + part.numbers.length, 0) };
    const problems = [...trial.problems];
    for (const part of parts) {
      if (this.stopping) break;
      const body = writeCsv(part.rows, trial.reading.delimiter ?? DELIMITER);
      const { data, problem } = await this.#send(body, false, 'csv');
      if (problem) return this.#fail(problem);
      const report = data as TableReport;
      this.counts = added(this.counts, report);
      problems.push(...report.problems.map((fault) => inFile(fault, part.numbers)));
      this.progress = { ...this.progress, done: this.progress.done + part.numbers.length };
      // What is in need not go again with the rows that are repaired later.
      this.leftOut = new Set([
        ...this.leftOut,
        ...part.numbers.filter((row) => !problems.some((fault) => fault.row === row))
      ]);
    }
    this.table = { ...trial, problems, duplicates: [] };
    this.step = 'done';
  }

  async #sendWhole() {
    this.progress = { done: 0, all: 0 };
    const { data, problem } = await this.#send(this.#body(), false);
    if (problem) return this.#fail(problem);
    if ('reading' in data) {
      this.table = data;
      this.counts = data;
    } else this.programme = data;
    this.step = 'done';
  }

  /** What went in before stays; sending again completes it. */
  #fail(problem: Problem) {
    this.problem = problem;
    this.step = 'report';
  }

  again() {
    this.#forget();
    this.file = undefined;
    this.step = 'choice';
  }

  #forget() {
    this.problem = undefined;
    this.table = undefined;
    this.programme = undefined;
    this.grid = undefined;
    this.changed = false;
    this.leftOut = new Set();
    this.zoneAnswers = {};
    this.counts = noCounts;
    this.#good = noCounts;
    this.#sent = false;
  }

  #answers(): string | undefined {
    return Object.keys(this.zoneAnswers).length > 0 ? JSON.stringify(this.zoneAnswers) : undefined;
  }

  #body(): string | ArrayBuffer {
    if (!this.grid) return this.#bytes;
    return writeCsv(this.grid, this.table?.reading.delimiter ?? DELIMITER);
  }

  #send(
    body: string | ArrayBuffer,
    dryRun: boolean,
    format = this.#format
  ): Promise<Answer<TableReport | ProgrammeReport>> {
    const tabular = this.kind !== 'programme';
    return ask(() =>
      api.POST('/imports', {
        params: {
          query: {
            format,
            kind: this.kind === 'programme' ? undefined : this.kind,
            event: this.needsEvent ? this.event : undefined,
            timeZone: this.needsEvent ? this.timeZone || undefined : undefined,
            timeZones: this.#answers(),
            status: this.needsEvent ? (this.status as 'draft') : undefined,
            sheet: format === 'xlsx' ? this.sheet?.trim() || undefined : undefined,
            source: tabular ? this.source?.trim() || undefined : undefined,
            dryRun
          }
        },
        headers: { 'Content-Type': contentTypes[format] },
        body: body as string,
        bodySerializer: (content: unknown) => content as string
      })
    );
  }
}
