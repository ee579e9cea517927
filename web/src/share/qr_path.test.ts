import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr_path';

/** The path drawn again, module by module. */
function drawn(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = 0; at < Number(length); at++) grid[Number(y)][Number(x) + at] = true;
  return grid;
}

describe('the path of a QR code', () => {
  it('joins what touches in a row', () => {
    expect(qrPath([[true, true, false, true], [], [false, true]])).toBe(
      'M0 0h2v1h-2zM3 0h1v1h-1zM1 2h1v1h-1z'
    );
  });

  it('draws every dark module and no other', () => {
    const { data, size } = encode('https://example.org/e/nouakchott-2024', { ecc: 'M', border: 4 });
    expect(drawn(qrPath(data), size)).toEqual(data);
  });

  it('leaves the quiet zone of four modules that scanners need', () => {
    const { data, size } = encode('https://example.org/e/nouakchott-2024', { ecc: 'M', border: 4 });
    const edge = data.filter((_, y) => y < 4 || y >= size - 4);
    expect(edge.flat()).not.toContain(true);
    expect(data.some((row) => row[4])).toBe(true);
  });
});
