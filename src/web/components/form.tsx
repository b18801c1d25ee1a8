import { type ComponentProps, createContext, isValidElement, type ReactNode, use, useId } from 'react';
import { Form } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';

export const CsrfContext = createContext('');

/** A form of ours: carries the session's token, works without JavaScript. Use it for every change. */
export function ProtectedForm({ children, ...props }: ComponentProps<typeof Form>) {
  return (
    <Form method="post" {...props}>
      <CsrfField />
      {children}
    </Form>
  );
}

export function CsrfField() {
  return <input type="hidden" name="csrf" value={use(CsrfContext)} />;
}

/** A label over its field, with its hint and its error tied to it for screen readers; what must be filled says so. */
export function Field(props: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  const drawn = props.children({
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(props.error ? { 'aria-invalid': true } : {}),
  });
  return (
    <div className="field">
      <label htmlFor={id}>{typeset(props.label)}</label>
      {isValidElement<{ required?: boolean }>(drawn) && drawn.props.required && <RequiredMark />}
      {props.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {typeof props.hint === 'string' ? typeset(props.hint) : props.hint}
        </p>
      )}
      {drawn}
      {props.error && (
        <p className="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** Screen readers say it of the field. */
export const RequiredMark = () => (
  <span className="field-required" aria-hidden="true">
    obligatoire
  </span>
);
