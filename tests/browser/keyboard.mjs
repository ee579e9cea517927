// Somebody without a pointer: everything is reached by Tab and the arrows, and where one is can be seen.
import assert from 'node:assert/strict';

const MOST_STOPS = 80;

export class Keyboard {
  /** Keys pressed so far. */
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async press(key) {
    this.count += 1;
    await this.page.keyboard.press(key);
  }
  async type(text) {
    this.count += text.length;
    await this.page.keyboard.type(text);
  }

  /** What has the focus: its role as the page writes it, its accessible name as far as attributes and text tell it. */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { name: '', seen: true, marked: true };
      const box = element.getBoundingClientRect();
      const outlined = (one) => one && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
      const label = element.labels?.[0]?.textContent ?? '';
      return {
        name: (element.getAttribute('aria-label') ?? (label || element.textContent) ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim(),
        html: element.outerHTML.slice(0, 160),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        marked: Boolean(outlined(element) || outlined(element.closest('label')))
      };
    });
  }

  /** Goes on by Tab (or another key) until what has the focus fits; every stop on the way is in sight and marked. */
  async to(selector, { key = 'Tab', most = MOST_STOPS } = {}) {
    const way = [];
    for (let stops = 0; stops < most; stops++) {
      await this.press(key);
      const { name, html, seen, marked } = await this.focused();
      way.push(name);
      if (html) assert.ok(seen, `out of sight: ${html}`);
      if (html) assert.ok(marked, `cannot be seen to have the focus: ${html}`);
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`${selector} is not reached by ${key}: ${way.join(' | ')}`);
  }
}
