// Comma-separated values as the server reads them: fields in double quotes may hold anything; every line, also an empty one,
// is a row and is counted.

/** The decoded text of a file, without the mark at its beginning. */
export const decode = (bytes: ArrayBuffer, charset = 'utf-8') =>
  new TextDecoder(charset).decode(bytes).replace(/^\uFEFF/, '');

export function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = () => {
    row.push(field);
    field = '';
  };
  const endRow = () => {
    endField();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) endField();
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else field += character;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

/** Every field in quotes, which always reads back the same; an empty row stays an empty line. */
export function writeCsv(rows: string[][], delimiter: string): string {
  const line = (row: string[]) =>
    row.every((field) => field === '')
      ? ''
      : row.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter);
  return rows.map((row) => `${line(row)}\r\n`).join('');
}

/** `A`, `Z`, `AA`: the place of a column as spreadsheets name it, from 0. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
