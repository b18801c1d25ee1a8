import { fieldNames } from './figure-fields.ts';
import type { SentItem } from './import-view.ts';
import type { DecisionInput } from './proposal.ts';

/**
 * What a form of the page decides: the proposals it names, one or many, kept or refused, with the fields of a correction
 * where it has them.
 */
export function decisionsIn(form: FormData): DecisionInput[] {
  const refused = form.get('decision') === 'refuse';
  return form.getAll('item').flatMap((text) => {
    const item = readItem(text);
    if (!item) return [];
    return [refused ? { id: item.id, seen: item.seen, refused } : { ...item, ...correctionIn(form) }];
  });
}

function readItem(text: FormDataEntryValue): SentItem | undefined {
  try {
    return JSON.parse(String(text)) as SentItem;
  } catch {
    return undefined;
  }
}

function correctionIn(form: FormData): Partial<DecisionInput> {
  const text = (name: string) => String(form.get(name) ?? '');
  switch (form.get('corrects')) {
    case 'sheet':
      return { sheet: { code: text('code'), title: text('title'), section: text('section') } };
    case 'text':
      return { text: { section: text('section'), text: text('text') } };
    case 'commitment':
      return { commitment: { sentence: text('sentence'), dueYear: text('dueYear') } };
    case 'figure': {
      const fields = Object.fromEntries(fieldNames.map((name) => [name, text(name)]));
      const [other] = text('other').trim().split(/\s/);
      const seen = text('valueSeen');
      return {
        figure: fields as NonNullable<DecisionInput['figure']>,
        indicator: other || text('indicator'),
        ...(seen ? { valueSeen: seen } : {}),
      };
    }
    default:
      return {};
  }
}
