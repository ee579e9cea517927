import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchLetters } from './letters';

describe('the letters of a language', () => {
  const load = vi.fn().mockResolvedValue([]);
  afterEach(() => vi.unstubAllGlobals());

  it('are asked for in all weights, with the figures that every language writes', () => {
    vi.stubGlobal('document', { fonts: { load } });
    fetchLetters('fr');
    expect(load.mock.calls.map(([font, sample]) => [font.slice(0, 3), sample])).toEqual([
      ['400', '0'],
      ['500', '0'],
      ['600', '0']
    ]);
    load.mockClear();
    fetchLetters('ar');
    expect(load).toHaveBeenCalledTimes(6);
    expect(load.mock.calls.filter(([, sample]) => sample === 'ع')).toHaveLength(3);
  });
});
