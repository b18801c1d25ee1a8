import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Form, useNavigate } from 'react-router';
import './search-box.css';

/** What `/recherche/suggestions` answers. */
export interface SearchSuggestion {
  key: string;
  /** Its kind. */
  label: string;
  title: string;
  note: string | null;
  href: string;
}

/** The search of the whole site: a form without scripts; with them, what answers best as one types. */
export function SearchBox({ label, className, typed = '' }: { label: string; className: string; typed?: string }) {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState(typed);
  const [open, setOpen] = useState(false);
  // None: Enter sends what was typed.
  const [active, setActive] = useState(-1);
  const found = useSuggestions(open ? text : '');
  const shown = open && found.length > 0;
  const take = ({ href }: SearchSuggestion) => {
    setOpen(false);
    setText('');
    void navigate(href);
  };
  const press = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = found[active];
    if (move && shown) setActive(((active + 1 + move + found.length + 1) % (found.length + 1)) - 1);
    else if (event.key === 'Enter' && shown && one) take(one);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <search className={`search-box ${className}`} aria-label={label}>
      <Form action="/recherche" onSubmit={() => setOpen(false)}>
        <label htmlFor={id} className="visually-hidden">
          {label}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          placeholder="Chercher"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onKeyDown={press}
          onBlur={() => setOpen(false)}
        />
        <button type="submit">Chercher</button>
      </Form>
      <div id={`${id}-list`} role="listbox" aria-label="Suggestions" className="search-suggestions" hidden={!shown}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter act from the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which is active
          <div
            key={one.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <span>{one.title}</span>
            <span className="quiet-text">{[one.label, one.note].filter(Boolean).join(' · ')}</span>
          </div>
        ))}
      </div>
    </search>
  );
}

/** Milliseconds without a key before the server is asked. */
const pause = 120;

/** The answer to the latest text stays until the next one comes, so that the list does not blink. */
function useSuggestions(text: string): SearchSuggestion[] {
  const [found, setFound] = useState<SearchSuggestion[]>([]);
  const latest = useRef('');
  latest.current = text;
  useEffect(() => {
    if (text.trim().length < 2) return setFound([]);
    const timer = setTimeout(async () => {
      const answer = await fetch(`/recherche/suggestions?q=${encodeURIComponent(text)}`).catch(() => null);
      const rows = answer?.ok ? ((await answer.json()) as SearchSuggestion[]) : [];
      if (latest.current === text) setFound(rows);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return found;
}
