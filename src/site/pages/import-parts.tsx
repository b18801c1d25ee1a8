import type { Finding } from '../../kernel/finding.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ColumnChoices } from '../../web/components/column-choices.tsx';
import { Field } from '../../web/components/form.tsx';
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
  layer: string | undefined;
  format: string;
}

/** What the file holds, and what each of its columns is; sent back, it is read again. */
export function Columns(props: ColumnsProps) {
  const { header, sample, mapping, type, types, says, readEpsg, chosenEpsg, layer, format } = props;
  return (
    <form method="get" className="stack">
      <h2 id="colonnes">Ce que contient le fichier</h2>
      <input type="hidden" name="type-before" value={type} />
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
        {format === 'geopackage' && (
          <Field label="Couche du GeoPackage">
            {(ids) => <input {...ids} name="layer" defaultValue={layer ?? ''} />}
          </Field>
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

/** Every bad row with its line, its column, its code and what to do; then what was mended or left out. */
export const BadRows = ({ findings, found }: { findings: Finding[]; found: number }) => (
  <section>
    <h2>Ce qu’il faut savoir des lignes</h2>
    <table className="table-rows">
      {found > findings.length && <caption>Les {findings.length} premières</caption>}
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Colonne</th>
          <th scope="col">Ce qui ne va pas</th>
          <th scope="col">Code</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ place, sentence, code, tier }) => (
          <tr key={`${place.line} ${place.column} ${code} ${sentence}`}>
            <td data-label="Ligne">{place.line ?? '–'}</td>
            <td data-label="Colonne">{place.column ?? '–'}</td>
            <td>
              {tier !== 'A' && <span className="badge">Pour information</span>} {sentence}
            </td>
            <td data-label="Code">
              <code>{code}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

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
