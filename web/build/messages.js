// Vite plugin: cuts the shared catalogues (common/messages) into what a page needs, as `virtual:messages/LANGUAGE/PART`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileMessage } from './compile_message.js';

const folder = fileURLToPath(new URL('../../common/messages/', import.meta.url));
const prefix = 'virtual:messages/';

// A participant's phone loads `everyone` alone. Each part of the office has its own words, and what nobody claims
// comes with the pages of those who sign in.
const claimed = {
  session: ['agenda.session'],
  share: ['share'],
  everyone: ['absent', 'agenda', 'city', 'common', 'problem', 'role', 'status', 'type'],
  ...Object.fromEntries(
    ['planner', 'office', 'events', 'directory', 'resources', 'imports', 'administration', 'recurrence'].map(
      (part) => [part, [part]]
    )
  )
};
export const parts = [...Object.keys(claimed), 'access'];

const partOf = (key) =>
  parts.find((part) => claimed[part]?.some((name) => key.startsWith(`web.${name}.`))) ?? 'access';

export function messagesOf(language, part) {
  const all = JSON.parse(readFileSync(`${folder}${language}.json`, 'utf8'));
  const wanted = Object.entries(all).filter(([key]) => key.startsWith('web.') && partOf(key) === part);
  return Object.fromEntries(wanted.map(([key, text]) => [key.slice('web.'.length), text]));
}

function compiled(language, part) {
  const entries = Object.entries(messagesOf(language, part));
  return Object.fromEntries(entries.map(([key, text]) => [key, compileMessage(text)]));
}

export default function messages() {
  return {
    name: 'multaqa-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [language, part] = id.slice(prefix.length + 1).split('/');
      this.addWatchFile(`${folder}${language}.json`);
      return `export default ${JSON.stringify(compiled(language, part))};`;
    }
  };
}
