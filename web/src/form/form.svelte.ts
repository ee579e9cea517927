// A form: what is wrong with it, and whether it is being sent. Faults come from the server's problem details, by the JSON
// pointer of their member, and each stands at its field; those that no field shows stand above the form.
import { getContext, setContext, tick } from 'svelte';
import type { Answer, Problem } from '../api/client';
import { problemText } from '../api/problem_text';

const key = Symbol('form');

export class Form {
  busy = $state(false);
  problem = $state.raw<Problem | undefined>();
  #fields = $state.raw<{ pointer: string; element: () => HTMLElement | undefined }[]>([]);

  /** Sends; on success the answer, else undefined and the faults are shown and the first of them in focus. */
  async send<T>(request: () => Promise<Answer<T>>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = undefined;
    const { data, problem } = await request();
    this.busy = false;
    if (!problem) return data;
    await this.refuse(problem);
    return undefined;
  }

  async refuse(problem: Problem) {
    this.problem = problem;
    await tick();
    const first = this.#fields.find((field) => this.faultAt(field.pointer));
    (first?.element() ?? document.querySelector<HTMLElement>('[data-form-problem]'))?.focus();
  }

  clear() {
    this.problem = undefined;
  }

  /** The fault of a field, or of a member below it. */
  faultAt(pointer: string): string | undefined {
    const faults = this.problem?.errors?.filter((error) => within(error.pointer, pointer));
    return faults?.map((fault) => fault.detail ?? fault.code).join(' ') || undefined;
  }

  /** What is said above the form. */
  readonly general = $derived.by(() => {
    if (!this.problem) return undefined;
    const errors = this.problem.errors?.filter(
      (error) => !this.#fields.some((field) => within(error.pointer, field.pointer))
    );
    return problemText({ ...this.problem, errors });
  });

  /** A field makes itself known while it is shown. */
  add(pointer: string, element: () => HTMLElement | undefined): () => void {
    const field = { pointer, element };
    this.#fields = [...this.#fields, field];
    return () => (this.#fields = this.#fields.filter((other) => other !== field));
  }
}

const within = (pointer: string, field: string) => pointer === field || pointer.startsWith(`${field}/`);

export const provideForm = (form: Form) => setContext(key, form);
export const ownForm = () => getContext<Form | undefined>(key);
