import { printInstant } from '../../kernel/french.ts';
import type { KeptSignIn } from '../index.ts';

const meansLabels: Record<KeptSignIn['means'], string> = {
  password: 'mot de passe',
  link: 'lien de mot de passe',
  provider: 'fournisseur d’identité',
  passkey: 'clé d’accès',
};

/** Who came in or was refused, from where; `named` where they are several people's. */
export function SignInTable({ signIns, named = false }: { signIns: KeptSignIn[]; named?: boolean }) {
  return (
    <table className="table-rows">
      <caption className="visually-hidden">Connexions</caption>
      <thead>
        <tr>
          <th scope="col">Quand</th>
          {named && <th scope="col">Personne</th>}
          <th scope="col">Moyen</th>
          <th scope="col">Adresse</th>
          <th scope="col">Résultat</th>
        </tr>
      </thead>
      <tbody>
        {signIns.map(({ id, at, person, means, address, refused }) => (
          <tr key={id}>
            <td>{printInstant(at)}</td>
            {named && <td data-label="Personne">{person}</td>}
            <td data-label="Moyen">{meansLabels[means]}</td>
            <td data-label="Adresse">{address}</td>
            <td data-label="Résultat">{refused ? <span className="badge tone-brick">refusée</span> : 'réussie'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
