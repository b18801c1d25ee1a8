import { printCount, printNumber } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ColumnChoices } from '../../web/components/column-choices.tsx';
import { Field } from '../../web/components/form.tsx';
import type { FindingKind } from '../import/finding-log.ts';
import type { PreparedImport } from '../import/prepare-record-import.ts';

type DryRun = NonNullable<PreparedImport['dryRun']>;

/** What the file holds, and what each of its columns is; sent back, it is read again. */
export const Columns = ({
  header,
  sample,
  mapping,
  datasets,
  choices,
  says,
}: Pick<PreparedImport, 'header' | 'sample' | 'mapping' | 'datasets' | 'choices'> & { says: [string, string][] }) => (
  <section>
    <h2 id="colonnes">Ce que contient le fichier</h2>
    <div className="nature-fields">
      <ChoiceField label="Jeu de données" name="jeu" choices={datasets} chosen={choices.datasetId} />
      <Field label="Coordonnées (code EPSG)" hint="Vide : des degrés ou du Lambert-93, reconnus à leur valeur.">
        {(ids) => <input {...ids} name="epsg" inputMode="numeric" defaultValue={choices.epsg ?? ''} />}
      </Field>
      <ChoiceField
        label="Données déjà là sous le même identifiant"
        name="connues"
        choices={[
          { id: '', name: 'Les laisser comme elles sont' },
          { id: 'corriger', name: 'Les corriger avec le fichier' },
        ]}
        chosen={choices.known === 'update' ? 'corriger' : ''}
      />
    </div>
    <ColumnChoices
      columns={header.map((name) => ({
        name,
        sample: sample[name] ?? '',
        chosen: mapping.columns[name] ?? 'extra',
      }))}
      says={says}
    />
  </section>
);

/** What is wrong, by kind, with its lines: what keeps rows out first, then what is only told. */
export const Problems = ({ kinds, count }: { kinds: FindingKind[]; count: number }) => (
  <section>
    <h2>Ce qu’il faut savoir des lignes</h2>
    <table className="table-rows">
      {count > kinds.length ? (
        <caption>
          Les {kinds.length} premières sortes sur {printNumber(String(count))}
        </caption>
      ) : (
        <caption className="visually-hidden">Ce qu’il faut savoir, par sorte</caption>
      )}
      <thead>
        <tr>
          <th scope="col">Lignes</th>
          <th scope="col">Colonne</th>
          <th scope="col">Ce qu’il en est</th>
          <th scope="col">Code</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ code, column, sentence, tier, rows, lines }) => (
          <tr key={`${code} ${column} ${sentence}`}>
            <td data-label="Lignes">{lines.length === 0 ? '–' : printLines(lines, rows)}</td>
            <td data-label="Colonne">{column ?? '–'}</td>
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

const printLines = (lines: number[], rows: number): string =>
  lines.join(', ') + (rows > lines.length ? ` et ${printCount(rows - lines.length, 'autre')}` : '');

/** Words that no nomenclature has, each once: a person says which value they mean. */
export const Values = ({ values }: { values: DryRun['values'] }) => (
  <section>
    <h2 id="valeurs">Mots à traduire</h2>
    <table className="table-rows">
      <caption className="visually-hidden">Mots à traduire</caption>
      <thead>
        <tr>
          <th scope="col">Nomenclature</th>
          <th scope="col">Le fichier dit</th>
          <th scope="col">Lignes</th>
          <th scope="col">C’est</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ field, said, rows, label, codes }) => (
          <tr key={`${field} ${said}`}>
            <td data-label="Nomenclature">{label}</td>
            <td data-label="Le fichier dit">{said}</td>
            <td data-label="Lignes">{printNumber(String(rows))}</td>
            <td data-label="C’est">
              <select name={`val:${field}:${said}`} aria-label={`${label}, ${said} est`} defaultValue="later">
                <option value="later">à corriger dans le fichier</option>
                <option value="">rien, laisser vide</option>
                {codes.map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Names without a cd_nom, with what they may mean: a person confirms, nothing is chosen for them. */
export const Names = ({ names, count }: { names: DryRun['names']; count: number }) => (
  <section>
    <h2 id="noms">Noms à confirmer</h2>
    <table className="table-rows">
      {count > names.length ? (
        <caption>
          Les {names.length} plus fréquents sur {printNumber(String(count))}
        </caption>
      ) : (
        <caption className="visually-hidden">Noms à confirmer</caption>
      )}
      <thead>
        <tr>
          <th scope="col">Nom cité</th>
          <th scope="col">Lignes</th>
          <th scope="col">C’est</th>
        </tr>
      </thead>
      <tbody>
        {names.map(({ name, rows, proposals }) => (
          <tr key={name}>
            <td data-label="Nom cité">{name}</td>
            <td data-label="Lignes">{printNumber(String(rows))}</td>
            <td data-label="C’est">
              <select name={`nom:${name}`} aria-label={`${name} est`} defaultValue="later">
                <option value="later">{proposals.length > 0 ? 'à confirmer' : 'aucun nom proche dans TAXREF'}</option>
                {proposals.map(({ cdNom, fullName, acceptedName, vernacular }) => (
                  <option key={cdNom} value={cdNom}>
                    {[fullName, acceptedName && `synonyme de ${acceptedName}`, vernacular].filter(Boolean).join(', ')} (
                    {cdNom})
                  </option>
                ))}
                <option value="">un nom à garder tel quel, sans TAXREF</option>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Rows that are the same taxon, place, days and observers as another: a person says whether they are. */
export const Likely = ({ likely, count }: { likely: DryRun['likely']; count: number }) => (
  <section>
    <h2 id="doublons">Peut-être déjà là</h2>
    <p>
      {printCount(count, 'ligne dit', 'lignes disent')} le même taxon, au même endroit, les mêmes jours et par les mêmes
      observateurs qu’une autre.
    </p>
    <table className="table-rows">
      {count > likely.length ? (
        <caption>Les {likely.length} premières</caption>
      ) : (
        <caption className="visually-hidden">Lignes peut-être déjà là</caption>
      )}
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Le fichier dit</th>
          <th scope="col">Comme</th>
          <th scope="col">C’est la même</th>
        </tr>
      </thead>
      <tbody>
        {likely.map(({ line, said, otherLine }) => (
          <tr key={line}>
            <td data-label="Ligne">{line}</td>
            <td data-label="Le fichier dit">{said}</td>
            <td data-label="Comme">{otherLine === null ? 'une donnée déjà là' : `la ligne ${otherLine}`}</td>
            <td data-label="C’est la même">
              <label className="check">
                <input type="checkbox" name="doublon" value={line} /> laisser de côté
                <span className="visually-hidden"> la ligne {line}</span>
              </label>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <label className="check">
      <input type="checkbox" name="doublons" value="tous" /> Laisser de côté toutes ces lignes
    </label>
  </section>
);
