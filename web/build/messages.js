// Vite plugin: cuts the shared catalogues (common/messages) into what a page needs, as `virtual:messages/LANGUAGE/PART`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../common/messages/', import.meta.url));
const prefix = 'virtual:messages/';

// Beside what everyone reads, signing in and each part of the office load their own words.
export const parts = [
  'access',
  'planner',
  'office',
  'events',
  'directory',
  'resources',
  'imports',
  'administration'
];

const partOf = (key) => parts.find((part) => key.startsWith(`web.${part}.`)) ?? 'everyone';

export function messagesOf(language, part) {
  const all = JSON.parse(readFileSync(`${folder}${language}.json`, 'utf8'));
  const wanted = Object.entries(all).filter(([key]) => key.startsWith('web.') && partOf(key) === part);
  return Object.fromEntries(wanted.map(([key, text]) => [key.slice('web.'.length), text]));
}

export default function messages() {
  return {
    name: 'multaqa-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [language, part] = id.slice(prefix.length + 1).split('/');
      this.addWatchFile(`${folder}${language}.json`);
      return `export default ${JSON.stringify(messagesOf(language, part))};`;
    }
  };
}
