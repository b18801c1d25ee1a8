import { Field } from '../../web/components/form.tsx';

/** The address of an account, which browsers know how to fill in. */
export const EmailField = ({ label, kept }: { label: string; kept: string | undefined }) => (
  <Field label={label}>
    {(ids) => <input {...ids} type="email" name="email" autoComplete="username" required defaultValue={kept} />}
  </Field>
);
