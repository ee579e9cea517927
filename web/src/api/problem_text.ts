// What a person reads about a refusal.
import { t } from '../text/language.svelte';
import type { Problem } from './client';

export function problemText(problem: Problem): string {
  if (problem.code === 'unreachable') return t('problem.unreachable');
  const parts = [problem.title || t('problem.unexpected'), problem.detail];
  for (const fault of problem.errors ?? []) if (fault.detail) parts.push(fault.detail);
  return parts.filter(Boolean).join(' ');
}
