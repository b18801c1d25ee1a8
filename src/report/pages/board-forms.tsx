import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Board } from './campaign-board.tsx';

interface Kept {
  /** What was typed before a refusal. */
  kept: Record<string, string>;
}

/** What to do with the sheets that are ticked; it follows the page once one is. */
export function Assign({ services, kept }: Pick<Board, 'services'> & Kept) {
  return (
    <div className="assign">
      <Field label="Confier les fiches cochées à">
        {(ids) => (
          <select {...ids} name="service" defaultValue={kept.service ?? ''}>
            <option value="">(service inchangé)</option>
            <ServiceOptions services={services} />
          </select>
        )}
      </Field>
      <Field label="À rendre le">
        {(ids) => <input {...ids} type="date" name="echeance" defaultValue={kept.echeance} />}
      </Field>
      <button type="submit" className="main" name="faire" value="confier">
        Confier
      </button>
      <button type="submit" className="danger" name="faire" value="retirer">
        Retirer de la campagne
      </button>
    </div>
  );
}

export function AddSheet({ services, sections, kept }: Pick<Board, 'services' | 'sections'> & Kept) {
  return (
    <section>
      <h2>Ajouter une fiche</h2>
      <ProtectedForm className="facts">
        <Field label="Partie du rapport">
          {(ids) => (
            <select {...ids} name="partie" defaultValue={kept.partie}>
              {sections.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Titre de la fiche">
          {(ids) => <input {...ids} name="titre" required maxLength={250} defaultValue={kept.titre} />}
        </Field>
        <Field label="Service">
          {(ids) => (
            <select {...ids} name="nouveau_service" defaultValue={kept.nouveau_service ?? ''}>
              <option value="">(plus tard)</option>
              <ServiceOptions services={services} />
            </select>
          )}
        </Field>
        <div>
          <button type="submit" name="faire" value="ajouter">
            Ajouter la fiche
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

const ServiceOptions = ({ services }: Pick<Board, 'services'>) =>
  services.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
