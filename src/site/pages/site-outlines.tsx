import { printDate, printNumber } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { SiteFile } from '../register/read-site.ts';
import { precisionLabels } from '../register/site.ts';

/** The outlines that sources give a place: which is drawn, and who may rule that another shall be. */
export function SiteOutlines({ site, outlines, mayRule }: Pick<SiteFile, 'site' | 'outlines' | 'mayRule'>) {
  if (outlines.length < 2) return null;
  return (
    <section className="site-part">
      <h2 id="geometry">Contours</h2>
      <ul>
        {outlines.map(({ id, source, asOf, precision, areaHa, ruling, drawn }) => (
          <li key={id}>
            {[source, asOf && printDate(asOf)].filter(Boolean).join(', ')}{' '}
            <span className="quiet-text">
              {[areaHa !== null && `${printNumber(areaHa.toFixed(2))}\u202fha`, precisionLabels[precision]]
                .filter(Boolean)
                .join(' · ')}
            </span>{' '}
            {drawn && <span className="badge">Dessiné</span>}
            {ruling === 'set_aside' && <span className="badge">Écarté</span>}
            {mayRule && !drawn && (
              <details>
                <summary>
                  Dessiner ce contour<span className="visually-hidden"> de {source}</span>
                </summary>
                <ProtectedForm className="stack">
                  <input type="hidden" name="organisation" value={site.organisationId} />
                  <input type="hidden" name="of" value="geometry" />
                  <input type="hidden" name="value" value={id} />
                  <input type="hidden" name="field" value="geometry" />
                  <input type="hidden" name="ruling" value="kept" />
                  <Field label="Pourquoi ce contour l’emporte">
                    {(ids) => <textarea {...ids} name="reason" rows={2} required />}
                  </Field>
                  <div>
                    <button type="submit">Retenir ce contour</button>
                  </div>
                </ProtectedForm>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
