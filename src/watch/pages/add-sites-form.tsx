import { Field, ProtectedForm } from '../../web/components/form.tsx';

/** Adds to a list all places of the register that a filter keeps; `kept` is what was typed in a refused one. */
export function AddSitesForm(props: {
  types: { name: string; plural: string }[];
  kept: Record<string, string> | undefined;
  open?: boolean;
}) {
  const { types, kept, open = false } = props;
  return (
    <details className="add-places" open={open || kept !== undefined}>
      <summary>Ajouter des sites du registre</summary>
      <ProtectedForm className="side-fields">
        <Field label="Type">
          {(ids) => (
            <select {...ids} name="type" defaultValue={kept?.type ?? ''}>
              <option value="">Tous</option>
              {types.map(({ name, plural }) => (
                <option key={name} value={name}>
                  {plural}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Code de la commune ou de l’EPCI">
          {(ids) => <input {...ids} name="territoire" inputMode="numeric" defaultValue={kept?.territoire ?? ''} />}
        </Field>
        <Field label="Nom ou numéro">{(ids) => <input {...ids} name="texte" defaultValue={kept?.texte ?? ''} />}</Field>
        <div>
          <button type="submit">Ajouter les sites trouvés</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
