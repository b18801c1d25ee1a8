import type { SuggestionKeyDownProps, SuggestionProps } from '@tiptap/suggestion';
import { useRef, useState } from 'react';

export interface OpenList<T> {
  items: T[];
  query: string;
  active: number;
  loading: boolean;
  /** Where the sign that opened it stands in the window. */
  at: { left: number; bottom: number };
}

/** The list under a sign: what it holds, which line is active, and what the keys do to it. */
export function useSuggestion<T>(find: (text: string) => Promise<T[]>) {
  type Props = SuggestionProps<T>;
  const [list, setList] = useState<OpenList<T>>();
  const current = useRef<{ props: Props; items: T[]; active: number }>(undefined);

  const show = (props: Props, active: number) => {
    // While the next lines are on their way, those of the word before stay.
    const items = props.loading ? (current.current?.items ?? []) : props.items;
    current.current = { props, items, active };
    const box = props.clientRect?.();
    const at = { left: box?.left ?? 0, bottom: box?.bottom ?? 0 };
    setList({ items, query: props.query, active, loading: props.loading, at });
  };
  const close = () => {
    current.current = undefined;
    setList(undefined);
  };
  const pick = (index: number) => {
    const item = current.current?.items[index];
    if (item && !current.current?.props.loading) current.current?.props.command(item);
  };
  const onKeyDown = ({ event }: SuggestionKeyDownProps): boolean => {
    if (!current.current) return false;
    const { props, items, active } = current.current;
    const count = items.length;
    if (event.key === 'Escape') close();
    else if (count === 0) return props.loading && event.key === 'Enter';
    else if (event.key === 'ArrowDown') show(props, (active + 1) % count);
    else if (event.key === 'ArrowUp') show(props, (active + count - 1) % count);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active);
    else return false;
    return true;
  };
  const suggestion = {
    debounce: 120,
    items: ({ query }: { query: string }) => find(query),
    render: () => ({
      onStart: (props: Props) => show(props, 0),
      onUpdate: (props: Props) => show(props, 0),
      onKeyDown,
      onExit: close,
    }),
  };
  return { suggestion, list, pick };
}
