import { searchForm } from '../../../kernel/french.ts';
import { askServer } from './ask-server.ts';
import { Suggest, type Suggestion } from './suggest.tsx';

interface Props {
  /** Names that the device carries. */
  known: string[];
  value: string;
  change(text: string): void;
}

/** Names separated by commas: the last one is proposed as it is typed, from what the device carries, then from the server. */
export function ObserversField({ known, value, change }: Props) {
  const before = value.slice(0, value.lastIndexOf(',') + 1);
  const suggestion = (name: string): Suggestion<string> => ({ key: name, label: name, value: name });
  const find = (text: string) => {
    const typed = searchForm(lastOf(text));
    if (typed === '') return [];
    return known
      .filter((name) => ` ${searchForm(name)}`.includes(` ${typed}`) && searchForm(name) !== typed)
      .map(suggestion);
  };
  const findMore = async (text: string) =>
    (await askServer<string>('observateurs', { texte: lastOf(text) })).map(suggestion);
  return (
    <Suggest
      label="Observateurs"
      hint="Séparés par des virgules."
      find={find}
      findMore={findMore}
      choose={(name) => change(`${before}${before && ' '}${name}`)}
      value={value}
      change={change}
    />
  );
}

const lastOf = (text: string): string => text.slice(text.lastIndexOf(',') + 1).trim();
