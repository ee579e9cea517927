// One change of many sessions: each is sent by itself, what is refused is kept with its reason, the rest can be undone.
import type { Answer, Problem, Schemas } from '../api/client';
import { formatLocal, MINUTE, parseLocal } from '../time/local_date_time';
import type { SessionRow } from './session_row';

type Patch = Schemas['SessionPatch'];
type Session = Schemas['Session'];

export type BulkChange =
  | { kind: 'status'; status: Schemas['SessionStatus'] }
  | { kind: 'type'; type: Schemas['SessionType'] }
  | { kind: 'room'; roomId: string | undefined }
  | { kind: 'shift'; minutes: number }
  | { kind: 'languages'; spoken: string[]; interpretation: string[] };

export interface Step {
  row: SessionRow;
  patch: Patch;
  /** What undoes it. */
  back: Patch;
}

/** What is sent, in an order in which sessions do not run into each other. Those that already are so are left out. */
export function stepsFor(rows: SessionRow[], change: BulkChange): Step[] {
  if (change.kind === 'shift') return shifts(rows, change.minutes);
  return rows.flatMap((row) => {
    const [patch, back] = fieldsFor(row, change);
    return JSON.stringify(patch) === JSON.stringify(back) ? [] : [{ row, patch, back }];
  });
}

function fieldsFor({ session }: SessionRow, change: Exclude<BulkChange, { kind: 'shift' }>): [Patch, Patch] {
  switch (change.kind) {
    case 'status':
      return [{ status: change.status }, { status: session.status }];
    case 'type':
      return [{ type: change.type }, { type: session.type }];
    case 'room':
      return [
        { roomId: change.roomId ?? null },
        { roomId: ('roomId' in session ? session.roomId : undefined) ?? null }
      ];
    case 'languages': {
      const before = 'languages' in session ? session.languages : undefined;
      return [
        { languages: { spoken: change.spoken, interpretation: change.interpretation } },
        { languages: { spoken: before?.spoken ?? null, interpretation: before?.interpretation ?? null } }
      ];
    }
  }
}

/** A part moves with its whole, so only the outermost of the chosen is moved; the one that goes first makes room. */
function shifts(rows: SessionRow[], minutes: number): Step[] {
  if (minutes === 0) return [];
  const chosen = new Map(rows.map((row) => [row.id, row]));
  const within = (row: SessionRow): boolean => {
    const parent = row.session.parentId ? chosen.get(row.session.parentId) : undefined;
    return parent !== undefined;
  };
  const movable = rows.filter((row) => row.start !== undefined && !within(row));
  movable.sort((a, b) => (a.start! < b.start! ? -1 : 1) * (minutes > 0 ? -1 : 1));
  return movable.map((row) => {
    const start = formatLocal(parseLocal(row.start!) + minutes * MINUTE);
    return { row, patch: { start }, back: { start: row.start } };
  });
}

export interface Result {
  done: { step: Step; session: Session }[];
  refused: { row: SessionRow; problem: Problem }[];
}
type Send = (id: string, version: number, patch: Patch) => Promise<Answer<Session>>;
type Read = (id: string) => Promise<Answer<Session>>;

/** One after the other: the outcome of one may be what lets the next through. */
export async function run(
  steps: Step[],
  extra: Patch,
  send: Send,
  read: Read,
  progress: (count: number) => void = () => {}
): Promise<Result> {
  const result: Result = { done: [], refused: [] };
  for (const step of steps) {
    const patch = { ...step.patch, ...extra };
    const id = step.row.id;
    let answer = await send(id, step.row.session.version ?? 1, patch);
    // Somebody saved something else of it meanwhile: the change asked for is still the one that is wanted.
    if (answer.problem?.status === 412) {
      const now = await read(id);
      if (now.data) answer = await send(id, now.data.version, patch);
    }
    if (answer.data) result.done.push({ step, session: answer.data });
    else result.refused.push({ row: step.row, problem: answer.problem });
    progress(result.done.length + result.refused.length);
  }
  return result;
}

/** The way back, last first. */
export function stepsBack(result: Result): Step[] {
  return result.done
    .map(({ step, session }) => ({
      row: { ...step.row, session: { ...step.row.session, version: session.version } },
      patch: step.back,
      back: step.patch
    }))
    .reverse();
}
