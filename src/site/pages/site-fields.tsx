import { printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { printValue } from '../register/print-value.ts';
import type { ReadField } from '../register/read-site.ts';
import { confidenceLabels } from '../register/site.ts';
import type { SourcedValue, Standing } from '../register/standing.rule.ts';

interface Ruling {
  organisationId: string;
  mayRule: boolean;
  kept: Record<string, string> | undefined;
}

/** What is known of a place, each value with its source; where sources disagree, all of them and who may rule. */
export function SiteFields({ fields, ...ruling }: { fields: ReadField[] } & Ruling) {
  const known = fields.filter(({ standing }) => standing !== null);
  if (known.length === 0) return <p className="quiet-text">Aucune source n’a encore rien dit de ce site.</p>;
  const onlySource = soleSource(known);
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Ce que disent les sources</h2>
      {onlySource && (
        <p className="quiet-text">
          Tout vient d’une seule source{'\u00a0'}: {onlySource}.
        </p>
      )}
      <dl className="site-fields">
        {known.map(({ field, standing }) => (
          <div key={field.key} id={field.key} className="site-field">
            <dt>{field.label}</dt>
            <dd>
              {standing && <Stood field={field} standing={standing} toldSource={onlySource !== null} {...ruling} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "Title, day" where nothing here was said by anybody else. */
function soleSource(fields: ReadField[]): string | null {
  const said = fields.flatMap(({ standing }) => (standing ? [standing.value, ...standing.others] : []));
  const sources = new Set(said.map(sourceOf));
  return sources.size === 1 && said.every(({ confidence }) => confidence === 'stated')
    ? ([...sources][0] ?? null)
    : null;
}

const sourceOf = ({ source, asOf }: SourcedValue): string => (asOf ? `${source}, ${printDate(asOf)}` : source);

function Stood(props: { field: ReadField['field']; standing: Standing<SourcedValue>; toldSource: boolean } & Ruling) {
  const { field, standing, toldSource } = props;
  const contested = standing.state === 'contested';
  return (
    <>
      <Said value={standing.value} field={field} toldSource={toldSource} />
      {contested && <span className="badge tone-amber">Sources en désaccord</span>}
      {standing.state === 'ruled' && <span className="badge">Arbitré</span>}
      {standing.others.length > 0 && (
        <ul className="site-others">
          {standing.others.map((other) => (
            <li key={other.id}>
              <Said value={other} field={field} toldSource={false} />
              {other.ruling === 'set_aside' && <span className="badge">Écarté</span>}
              {props.mayRule && contested && <RulingForm {...props} value={other} />}
            </li>
          ))}
        </ul>
      )}
      {props.mayRule && contested && <RulingForm {...props} value={standing.value} />}
    </>
  );
}

function Said({ value, field, toldSource }: { value: SourcedValue; field: ReadField['field']; toldSource: boolean }) {
  return (
    <span className="site-said">
      <span className="site-value">
        {field.kind === 'link' ? <a href={value.value}>{value.value}</a> : printValue(field, value.value)}
      </span>
      {!toldSource && (
        <span className="quiet-text">
          {sourceOf(value)}
          {value.confidence !== 'stated' && ` (${confidenceLabels[value.confidence]})`}
        </span>
      )}
    </span>
  );
}

function RulingForm({
  value,
  field,
  organisationId,
  kept,
}: { value: SourcedValue; field: ReadField['field'] } & Ruling) {
  const again = kept?.value === value.id;
  return (
    <details open={again}>
      <summary>
        Retenir « {printValue(field, value.value)} »<span className="visually-hidden"> pour {field.label}</span>
      </summary>
      <ProtectedForm className="stack">
        <input type="hidden" name="organisation" value={organisationId} />
        <input type="hidden" name="value" value={value.id} />
        <input type="hidden" name="field" value={field.key} />
        <input type="hidden" name="ruling" value="kept" />
        <Field label="Pourquoi cette source l’emporte">
          {(ids) => <textarea {...ids} name="reason" rows={2} required defaultValue={again ? kept?.reason : ''} />}
        </Field>
        <div>
          <button type="submit">Retenir cette valeur</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
