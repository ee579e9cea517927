// Changing the institution step by step: each step edits some of its members.
import { api, ask, ifMatch, type Schemas } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import type { Form } from '../form/form.svelte';

type Organization = Schemas['Organization'];

export const organizationSave = <K extends keyof Organization>(form: Form, id: string, members: K[]) =>
  new StaleSave<Organization>(form, {
    read: () => ask(() => api.GET('/organizations/{id}', { params: { path: { id } } })),
    write: (version, body) =>
      ask(() =>
        api.PATCH('/organizations/{id}', {
          params: { path: { id }, header: { 'If-Match': ifMatch(version) } },
          body
        })
      ),
    content: (of) => Object.fromEntries(members.map((name) => [name, of[name]]))
  });
