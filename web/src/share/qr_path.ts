// A QR code as one path of an SVG: a unit is a module, dark modules that touch in a row are one rectangle.
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .map((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .flat()
    .join('');
}

/** Where dark modules begin in a row, and how many follow each other. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    if (row[x - 1]) found[found.length - 1][1]++;
    else found.push([x, 1]);
  });
  return found;
}
