import { useRef } from 'react';

interface Props {
  /** Of the field; the button says what it looks for. */
  name: string;
  label: string;
  intent: string;
  button: string;
  text: string | undefined;
}

/** A search inside the sheet's form: Enter presses its own button, not the one that saves. */
export function Finder({ name, label, intent, button, text }: Props) {
  const find = useRef<HTMLButtonElement>(null);
  return (
    <div className="row finder">
      <input
        name={`find.${name}`}
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={text}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          find.current?.click();
        }}
      />
      <button ref={find} type="submit" name="intent" value={intent}>
        {button}
      </button>
    </div>
  );
}
