import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';

export interface Suggestion<T> {
  key: string;
  label: string;
  aside?: string | undefined;
  value: T;
}

interface Props<T> {
  label: string;
  hint?: ReactNode;
  /** What answers a text, best first. */
  find(text: string): Suggestion<T>[];
  /** What a server adds a moment later, where there is one. */
  findMore?(text: string): Promise<Suggestion<T>[]>;
  choose(value: T): void;
  input?: Ref<HTMLInputElement>;
  /** Where a form sends what is written. */
  name?: string;
  maxLength?: number;
  /** Emptied once something is chosen; else the choice stays written. */
  value: string;
  change(text: string): void;
  /** Where nothing is chosen from the list, Enter leaves the field to the form. */
  placeholder?: string;
}

const mostShown = 8;

/** A field that proposes as one types, by mouse, finger or arrows and Enter; what is at hand comes first. */
export function Suggest<T>({
  label,
  hint,
  find,
  findMore,
  choose,
  input,
  name,
  maxLength,
  value,
  change,
  placeholder,
}: Props<T>) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const more = useMore(open ? value : '', findMore);
  const near = open && value.trim() ? find(value) : [];
  const found = [...near, ...more.filter(({ key }) => near.every((one) => one.key !== key))].slice(0, mostShown);
  const at = Math.min(active, found.length - 1);
  const take = (one: Suggestion<T>) => {
    setOpen(false);
    setActive(0);
    choose(one.value);
  };
  const press = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = found[at];
    if (move && found.length > 0) setActive((at + move + found.length) % found.length);
    else if (event.key === 'Enter' && one) take(one);
    else if (event.key === 'Escape' && found.length > 0) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className="field suggest">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        ref={input}
        name={name}
        maxLength={maxLength}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          change(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="suggestions" hidden={found.length === 0}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter act from the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which is active
          <div
            key={one.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            {one.label} {one.aside && <span className="quiet-text">{one.aside}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Milliseconds without a key before a server is asked. */
const pause = 180;

/** What a server proposes for a text, once one stops typing; nothing of an earlier text. */
function useMore<T>(text: string, findMore: Props<T>['findMore']): Suggestion<T>[] {
  const [told, setTold] = useState<{ text: string; found: Suggestion<T>[] }>({ text: '', found: [] });
  const ask = useRef(findMore);
  ask.current = findMore;
  useEffect(() => {
    if (text.trim().length < 2 || !ask.current) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void ask.current?.(text).then((found) => wanted && setTold({ text, found }));
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return told.text === text && text !== '' ? told.found : [];
}
