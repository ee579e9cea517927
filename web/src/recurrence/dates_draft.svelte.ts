// The dates on which something repeats, while they are written.
import type { Schemas } from '../api/client';
import { newRule, patterns, ruleOf, simpleOf, type Rule, type SimpleRule } from './rule';

/** `text`: the rule as an RRULE. `dates`: no rule, further dates alone. */
export const ways = [...patterns, 'text', 'dates'] as const;
export type Way = (typeof ways)[number];
type Standing = Pick<Schemas['Recurrence'], 'start' | 'rule' | 'added' | 'excluded'> & {
  recurrenceRule?: Rule;
};
type Said = Pick<Schemas['RecurrencePatch'], 'recurrenceRule' | 'rule' | 'added' | 'excluded'>;

export class DatesDraft {
  rule = $state<SimpleRule>() as SimpleRule;
  way = $state<Way>('week');
  text = $state('');
  added = $state<string[]>([]);
  excluded = $state<string[]>([]);

  /** `start` is the wall time of the first one. */
  constructor(
    readonly start: string,
    standing?: Standing
  ) {
    const simple = standing && simpleOf(standing.recurrenceRule, start);
    this.rule = simple ?? newRule(start);
    if (!standing) return;
    this.way = simple?.pattern ?? (standing.rule ? 'text' : 'dates');
    this.text = standing.rule ?? '';
    this.added = [...standing.added];
    this.excluded = [...standing.excluded];
  }

  choose(way: Way) {
    this.way = way;
    if (way !== 'text' && way !== 'dates') this.rule.pattern = way;
  }

  /** For a preview, and for a session that begins to repeat: what is not there is left out. */
  get input() {
    const { rule, recurrenceRule, ...dates } = this.patch;
    return { ...dates, ...(rule ? { rule } : {}), ...(recurrenceRule ? { recurrenceRule } : {}) };
  }

  /** For what repeats already: all is said anew. */
  get patch(): Said & { added: string[]; excluded: string[] } {
    const dates = { added: [...this.added].sort(), excluded: [...this.excluded].sort() };
    if (this.way === 'text') return { rule: this.text.trim() || null, ...dates };
    if (this.way === 'dates') return { recurrenceRule: null, ...dates };
    return { recurrenceRule: ruleOf($state.snapshot(this.rule) as SimpleRule, this.start), ...dates };
  }

  get isEmpty() {
    const nothing = this.way === 'dates' || (this.way === 'text' && !this.text.trim());
    return nothing && this.added.length === 0;
  }

  skip(date: string) {
    if (this.added.includes(date)) this.added = this.added.filter((other) => other !== date);
    else if (!this.excluded.includes(date)) this.excluded = [...this.excluded, date].sort();
  }

  restore(date: string) {
    this.excluded = this.excluded.filter((other) => other !== date);
  }

  add(date: string) {
    this.restore(date);
    if (!this.added.includes(date)) this.added = [...this.added, date].sort();
  }

  remove(date: string) {
    this.added = this.added.filter((other) => other !== date);
  }
}
