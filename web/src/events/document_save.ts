// Changing a document: its members and, where a file was chosen, its content, which is told by its digest.
import type { Answer, Schemas } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import type { Form } from '../form/form.svelte';
import { changeDocument, getDocument, putContent } from './requests';

type Document = Schemas['Document'];
type Stored = Pick<Document, 'sha256'>;
export interface DocumentContent extends Pick<Document, 'kind' | 'title' | 'audience' | 'uri'> {
  /** One, in a list: a file is taken whole from one version or the other. */
  file: [Stored | File];
}

export const contentOf = ({ kind, title, audience, uri, sha256 }: Document): DocumentContent => ({
  kind,
  title,
  audience,
  uri,
  file: [{ sha256 }]
});

export const documentSave = (form: Form, id: string) =>
  new StaleSave<Document>(form, {
    read: () => getDocument(id),
    write: (version, patch) => write(id, version, patch),
    content: contentOf
  });

/** The members first. Where the file does not arrive after them, the next save goes on from there. */
async function write(
  id: string,
  version: number,
  { file, ...members }: Partial<DocumentContent>
): Promise<Answer<Document>> {
  const chosen = file?.[0];
  if (!(chosen instanceof File)) return changeDocument(id, version, members);
  const row = await changeDocument(id, version, { ...members, fileName: chosen.name });
  return row.problem ? row : putContent(id, row.data.version, chosen);
}
