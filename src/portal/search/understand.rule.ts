import { searchForm } from '../../kernel/french.ts';
import type { AskedText } from '../../kernel/searched.ts';

/** Words that are in every name and find nothing by themselves. */
const linking = new Set(
  'au aux avec ce ces d dans de des du en et l la le les leur n par pour qu que qui s sa ses son sous sur un une'.split(
    ' ',
  ),
);

const longest = 120;
const mostWords = 8;

/** What somebody typed, as names are compared: the whole of it, and the words that must be there. Null of one sign or none. */
export function understand(typed: string): AskedText | null {
  const form = searchForm(typed.slice(0, longest));
  if (form.length < 2) return null;
  const all = [...new Set(form.split(' '))];
  const telling = all.filter((word) => !linking.has(word) && (word.length > 1 || /\d/.test(word)));
  return { form, words: (telling.length > 0 ? telling : all).slice(0, mostWords) };
}
