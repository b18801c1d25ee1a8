import { printCount } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ColumnChoices } from '../../web/components/column-choices.tsx';
import { Field } from '../../web/components/form.tsx';
import type { PlaceLayer } from '../files/place-layer.ts';
import type { SiteMapping } from '../files/site-mapping.ts';
import { precisionLabels } from '../register/site.ts';
import { identifierSystems } from '../site-type.ts';

interface ColumnsProps {
  header: string[];
  sample: Record<string, string>;
  mapping: SiteMapping;
  type: string;
  types: { id: string; name: string }[];
  says: [string, string][];
  readEpsg: number | null;
  chosenEpsg: number | undefined;
  layers: PlaceLayer[];
  layer: string | undefined;
}

/** What the file holds, and what each of its columns is; sent back, it is read again. */
export function Columns(props: ColumnsProps) {
  const { header, sample, mapping, type, types, says, readEpsg, chosenEpsg, layers, layer } = props;
  return (
    <form method="get" className="stack">
      <h2 id="colonnes">Ce que contient le fichier</h2>
      <input type="hidden" name="type-before" value={type} />
      {layer && <input type="hidden" name="layer-before" value={layer} />}
      <div className="site-row">
        <ChoiceField label="Type des sites" name="type" choices={types} chosen={type} />
        <Field label="Ce qui reconnaît un site connu">
          {(ids) => (
            <select {...ids} name="key" defaultValue={mapping.key ?? ''}>
              <option value="">rien</option>
              {Object.entries(identifierSystems).map(([system, label]) => (
                <option key={system} value={system}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={readEpsg ? `Coordonnées (EPSG ${readEpsg} lu)` : 'Coordonnées (code EPSG)'}>
          {(ids) => <input {...ids} name="epsg" inputMode="numeric" defaultValue={chosenEpsg ?? ''} />}
        </Field>
        <ChoiceField
          label="Précision"
          name="precision"
          choices={(['exact', 'simplified', 'commune'] as const).map((id) => ({ id, name: precisionLabels[id] }))}
          chosen={mapping.precision}
        />
        {layer && (
          <ChoiceField
            label="Couche du fichier"
            name="layer"
            choices={layers.map(({ name }) => ({ id: name, name }))}
            chosen={layer}
          />
        )}
      </div>
      <div className="row">
        <label className="check">
          <input type="checkbox" name="setting" value="oui" defaultChecked={mapping.inSetting} /> Dans l’environnement
          du bien
        </label>
        <label className="check">
          <input type="checkbox" name="published" value="oui" defaultChecked={mapping.published} /> Publiés
        </label>
      </div>
      <ColumnChoices
        columns={header.map((name) => ({
          name,
          sample: sample[name] ?? '',
          chosen: mapping.columns[name] ?? 'ignored',
        }))}
        says={says}
      />
      <div>
        <button type="submit">Vérifier avec ces choix</button>
      </div>
    </form>
  );
}

/** The layers of a file that holds several: one is read at a time. */
export function LayerChoice({ layers }: { layers: (PlaceLayer & { imported: boolean })[] }) {
  const next = layers.find(({ imported }) => !imported);
  if (!next) return <p>Toutes les couches de ce fichier sont importées.</p>;
  return (
    <form method="get" className="stack">
      <fieldset className="site-rows">
        <legend>
          Ce fichier contient {printCount(layers.length, 'couche')}
          {'\u00a0'}: laquelle importer{'\u202f'}?
        </legend>
        <ul className="plain-list">
          {layers.map(({ name, rows, imported }) => (
            <li key={name}>
              <label className="check">
                <input
                  type="radio"
                  name="layer"
                  value={name}
                  required
                  disabled={imported}
                  defaultChecked={name === next.name}
                />{' '}
                {name} {rows !== null && <span className="quiet-text">{printCount(rows, 'objet')}</span>}
                {imported && <span className="badge tone-quiet">Déjà importée</span>}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div>
        <button type="submit" className="main">
          Lire cette couche
        </button>
      </div>
    </form>
  );
}

/** New rows that look like a place of the register: a person says whether they are. */
export const Likely = ({
  likely,
  alike,
}: {
  likely: { line: number; id: string; name: string; said: string }[];
  alike: number;
}) => (
  <section>
    <h2>Peut-être déjà au registre</h2>
    <table className="table-rows">
      {alike > likely.length && <caption>Les {likely.length} premiers</caption>}
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Le fichier dit</th>
          <th scope="col">C’est</th>
        </tr>
      </thead>
      <tbody>
        {likely.map(({ line, id, name, said }) => (
          <tr key={line}>
            <td data-label="Ligne">{line}</td>
            <td data-label="Le fichier dit">{said}</td>
            <td data-label="C’est">
              <select name={`same:${line}`} aria-label={`${said}, ligne ${line}, est`} defaultValue="">
                <option value="">un autre site, à créer</option>
                <option value={id}>{name}, à compléter</option>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
