// Takes a document one change further. Gives a new document that shares what did not change.
import { mergePatch } from './merge_patch';

export type Op = { set: string; value: Record<string, unknown> | string } | { del: string };
type Document = Record<string, unknown>;

export function applyOps<T extends object>(document: T, ops: readonly Op[]): T {
  const result: Document = { ...(document as Document) };
  const opened = new Set<string>();
  for (const op of ops) {
    const path = 'set' in op ? op.set : op.del;
    const slash = path.indexOf('/');
    if (slash < 0) {
      if ('set' in op) result[path] = mergePatch(result[path] ?? {}, op.value);
      continue;
    }
    const map = path.slice(0, slash);
    const id = path.slice(slash + 1);
    if (!opened.has(map)) {
      result[map] = { ...(result[map] as Document | undefined) };
      opened.add(map);
    }
    const entries = result[map] as Document;
    if ('set' in op) entries[id] = mergePatch(entries[id] ?? {}, op.value);
    else delete entries[id];
  }
  return result as T;
}
