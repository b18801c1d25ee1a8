import { printInstant } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';

interface Props {
  kept: { keeper: string; keptAt: Date; mayDrop: boolean } | null;
  /** Organisations that may keep the document. */
  keepers: { id: string; name: string }[];
}

/** What becomes of the document, said before it is asked. */
export const Keeping = ({ kept, keepers }: Props) => (kept ? <Kept {...kept} /> : <Held keepers={keepers} />);

function Held({ keepers }: Pick<Props, 'keepers'>) {
  const [only] = keepers;
  return (
    <div className="check-keeping">
      <p>
        Ce document n’est pas gardé{'\u00a0'}: il n’est montré qu’à vous, et sera oublié dans une heure. Le garder
        enregistre le fichier et les alertes, avec votre nom, pour vos collègues.
      </p>
      <div className="row">
        {only && (
          <ProtectedForm className="row">
            {keepers.length > 1 ? (
              <ChoiceField label="Garder pour" name="organisation" choices={keepers} />
            ) : (
              <input type="hidden" name="organisation" value={only.id} />
            )}
            <button type="submit" name="intent" value="keep" className="main">
              Garder ce contrôle
            </button>
          </ProtectedForm>
        )}
        <ProtectedForm>
          <button type="submit" name="intent" value="drop">
            Oublier maintenant
          </button>
        </ProtectedForm>
      </div>
    </div>
  );
}

const Kept = ({ keeper, keptAt, mayDrop }: NonNullable<Props['kept']>) => (
  <div className="check-keeping">
    <p>
      Gardé par {keeper} le {printInstant(keptAt)}, fichier et alertes{'\u00a0'}: toute personne qui travaille dans
      l’organisation peut le rouvrir.
    </p>
    {mayDrop && (
      <details>
        <summary>Supprimer ce contrôle…</summary>
        <ProtectedForm className="row">
          <p>Le fichier et les alertes seront effacés pour tout le monde. Vos jugements restent.</p>
          <button type="submit" name="intent" value="drop" className="danger">
            Supprimer définitivement
          </button>
        </ProtectedForm>
      </details>
    )}
  </div>
);
