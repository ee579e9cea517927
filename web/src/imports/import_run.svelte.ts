// One import from the choice of a file to its end: tried first, repaired where rows were refused, then done in earnest.
import { api, ask, type Answer, type Problem, type Schemas } from '../api/client';
import { decode, parseCsv, writeCsv } from './csv';
import { contentTypes, fits, formatOf, ofEvent, type Format, type Kind } from './formats';
import { added, inFile, noCounts, refusedRows, slices, withCell, type Counts } from './repair';

type TableReport = Schemas['TableReport'];
type ProgrammeReport = Schemas['ImportReport'];
type Step = 'choice' | 'trying' | 'report' | 'importing' | 'done';

/** Rows that go in one request: few enough that progress is seen, many enough that it is soon over. */
const AT_ONCE = 250;

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
  /** Of a CSV file: its cells, as they were corrected. Of others the browser knows no cells. */
  grid = $state.raw<string[][] | undefined>();
  /** Whether something was corrected since the last trial. */
  changed = $state(false);
  leftOut = $state.raw<ReadonlySet<number>>(new Set());
  progress = $state({ done: 0, all: 0 });
  counts = $state.raw<Counts>(noCounts);
  stopping = $state(false);
  #format: Format = 'csv';
  #bytes: ArrayBuffer = new ArrayBuffer(0);

  readonly refused = $derived(refusedRows(this.table?.problems ?? []));
  readonly repairable = $derived(this.grid !== undefined);
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
    const { data, problem } = await this.#send(this.#body(), true);
    this.problem = problem;
    if (problem) return void (this.step = this.table ? 'report' : 'choice');
    this.changed = false;
    if ('reading' in data) this.#know(data);
    else this.programme = data;
    this.step = 'report';
  }

  #know(report: TableReport) {
    this.table = report;
    const { charset, delimiter } = report.reading;
    if (this.#format === 'csv' && delimiter) this.grid ??= parseCsv(decode(this.#bytes, charset), delimiter);
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
    return created + changed + unchanged - this.leftOut.size;
  });

  async start() {
    this.problem = undefined;
    this.stopping = false;
    this.step = 'importing';
    if (this.grid && this.table) await this.#sendSlices(this.grid, this.table);
    else await this.#sendWhole();
  }

  /** Row by row is not seen, but group by group; what was refused waits for its repair and is not sent. */
  async #sendSlices(grid: string[][], trial: TableReport) {
    const waiting = new Set([...this.leftOut, ...this.refused.map(({ row }) => row)]);
    const parts = slices(grid, trial.reading.headingRow, waiting, AT_ONCE);
    this.progress = { done: 0, all: parts.reduce((sum, part) => sum + part.numbers.length, 0) };
    const problems = [...trial.problems];
    for (const part of parts) {
      if (this.stopping) break;
      const body = writeCsv(part.rows, trial.reading.delimiter ?? ';');
      const { data, problem } = await this.#send(body, false);
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
    this.counts = noCounts;
  }

  #body(): string | ArrayBuffer {
    if (!this.grid) return this.#bytes;
    return writeCsv(this.grid, this.table?.reading.delimiter ?? ';');
  }

  #send(body: string | ArrayBuffer, dryRun: boolean): Promise<Answer<TableReport | ProgrammeReport>> {
    const tabular = this.kind !== 'programme';
    return ask(() =>
      api.POST('/imports', {
        params: {
          query: {
            format: this.#format,
            kind: this.kind === 'programme' ? undefined : this.kind,
            event: this.needsEvent ? this.event : undefined,
            timeZone: this.needsEvent ? this.timeZone || undefined : undefined,
            status: this.needsEvent ? (this.status as 'draft') : undefined,
            sheet: this.isWorkbook ? this.sheet?.trim() || undefined : undefined,
            source: tabular ? this.source?.trim() || undefined : undefined,
            dryRun
          }
        },
        headers: { 'Content-Type': contentTypes[this.#format] },
        body: body as string,
        bodySerializer: (content: unknown) => content as string
      })
    );
  }
}
