// The hands of somebody at the office: what they enter by the pages alone, each click, key and field counted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';
import { until, withoutMarks } from './visitor.mjs';

const catalogues = {};
/** A message of the catalogues without arguments, as the page shows it. */
export function words(lang, key) {
  catalogues[lang] ??= JSON.parse(readFileSync(join(root, 'common/messages', `${lang}.json`), 'utf8'));
  const text = catalogues[lang][`web.${key}`];
  if (text === undefined) throw new Error(`no message web.${key}`);
  return text;
}

export class Hands {
  /** Of everything so far. */
  count = 0;

  constructor(page, lang) {
    this.page = page;
    this.lang = lang;
  }

  words(key) {
    return words(this.lang, key);
  }
  get dialog() {
    return this.page.locator('dialog[open]').last();
  }
  /** A list to choose from, or a field that searches, by its label. */
  field(key, within = this.page, role = 'combobox') {
    return within.getByRole(role, { name: this.words(key), exact: true });
  }

  async click(target) {
    this.count += 1;
    await target.click();
  }
  async fill(field, value) {
    this.count += 1;
    await field.fill(String(value));
  }
  /** A label as it reads: without the marks that isolate names in it. */
  async choose(select, option) {
    this.count += 1;
    if (!option.label) return void (await select.selectOption(option));
    const position = async () => {
      const labels = await select.locator('option').allTextContents();
      return labels.findIndex((label) => withoutMarks(label).trim() === option.label);
    };
    await select.selectOption({ index: await until(`the choice ${option.label}`, position, (index) => index >= 0) });
  }
  async press(field, key) {
    this.count += 1;
    await field.press(key);
  }

  /** How many interactions `work` takes. */
  async counted(work) {
    const before = this.count;
    await work();
    return this.count - before;
  }

  /** A text in the languages of the house: that of the page first. */
  async write(texts, within, languages = ['ar', 'fr']) {
    for (const lang of languages) await this.fill(within.locator(`input[lang=${lang}]`).first(), texts[lang]);
  }

  /** Types a name into a field that searches, and takes what is called so. */
  async find(field, name) {
    await this.fill(field, name);
    await this.click(this.page.getByRole('option', { name, exact: true }).and(this.page.locator('li')));
  }

  /** Notices lie over the foot of the page for a while; whoever needs what is there closes them. */
  async closesNotices() {
    const close = this.page.locator('ul [data-notice] .button.icon');
    while ((await close.count()) > 0) {
      this.count += 1;
      // It may go by itself at this very moment.
      await close.first().click({ timeout: 1000 }).catch(() => undefined);
    }
  }

  /** By the navigation of the office. */
  async go(path) {
    await this.click(this.page.locator(`nav a[href="${path}"]`).first());
    await until('the address', () => new URL(this.page.url()).pathname, (seen) => seen === path);
  }
}
