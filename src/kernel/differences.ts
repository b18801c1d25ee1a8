/** What a form says, in words, by the label of its fields. */
export type FormWords = Record<string, string>;

export interface Line {
  text: string;
  /** Whether the other text has no such line. */
  own: boolean;
}

/** A field that two versions of a form fill differently. */
export interface Difference {
  field: string;
  mine: Line[];
  theirs: Line[];
}

/** Where two versions of a form differ, to show them side by side. */
export function differences(mine: FormWords, theirs: FormWords): Difference[] {
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return fields.flatMap((field) => {
    const [a, b] = [linesOf(mine[field]), linesOf(theirs[field])];
    if (a.join('\n') === b.join('\n')) return [];
    return [{ field, mine: marked(a, b), theirs: marked(b, a) }];
  });
}

const linesOf = (text = ''): string[] => {
  const trimmed = text.replace(/\r\n/g, '\n').trim();
  return trimmed ? trimmed.split('\n').map((line) => line.trimEnd()) : [];
};

const marked = (lines: readonly string[], others: readonly string[]): Line[] => {
  const shared = new Set(others);
  return shortened(lines.map((text) => ({ text, own: !shared.has(text) })));
};

const around = 2;

/** Of a long text, the lines of its own and a few around each; all of it where nothing is its own. */
function shortened(lines: Line[]): Line[] {
  const told = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ own }) => own),
  );
  if (!told.includes(true)) return lines;
  return lines.flatMap((line, index) => {
    if (told[index]) return [line];
    return index === 0 || told[index - 1] ? [{ text: '…', own: false }] : [];
  });
}
