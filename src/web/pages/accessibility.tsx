import { Link } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { type Compliance, complianceOf } from '../accessibility/compliance.rule.ts';
import { readGrid, type State } from '../accessibility/grid.ts';
import type { Route } from './+types/accessibility';

export function loader() {
  const { examinedOn, examinedBy, themes } = readGrid();
  const printed = themes.map(({ title, criteria }) => ({
    title: typeset(title),
    criteria: Object.entries(criteria).map(([number, { about, state, by, note }]) => ({
      ...{ number, state, about: typeset(about) },
      remark: typeset(
        [by, note].flatMap((said) => (said ? `${said.charAt(0).toUpperCase()}${said.slice(1)}.` : [])).join(' '),
      ),
      note: note && typeset(note),
    })),
  }));
  const all = printed.flatMap(({ criteria }) => criteria);
  return {
    day: printDate(examinedOn),
    examinedBy,
    themes: printed,
    unmet: all.filter(({ state }) => state === 'unmet'),
    ...complianceOf(all.map(({ state }) => state)),
  };
}

const stateWords: Record<State, string> = {
  met: 'Respecté',
  unmet: 'Pas respecté',
  none: 'Sans objet',
  unseen: 'Pas encore examiné',
};

const levelWords: Record<Compliance['level'], string> = {
  whole: 'totalement conforme',
  partial: 'partiellement conforme',
  none: 'non conforme',
};

export default function Accessibility({ loaderData }: Route.ComponentProps) {
  const { level, counts, unmet, themes, day, examinedBy } = loaderData;
  return (
    <div className="page reading prose">
      <title>Accessibilité – Carreau</title>
      <h1>Déclaration d’accessibilité</h1>
      <p>
        L’organisation qui installe Carreau s’engage à le rendre accessible, comme le demande l’article 47 de la loi n°
        2005-102 du 11 février 2005. Cette déclaration vaut pour les pages publiques et pour les pages de travail.
      </p>
      <h2>État de conformité</h2>
      <p>
        Carreau est déclaré <strong>{levelWords[level]}</strong> au référentiel général d’amélioration de
        l’accessibilité (RGAA, version 4.1)
        {counts.unseen > 0 && (
          <>&nbsp;: tant qu’un critère n’a été examiné par personne, rien d’autre ne peut être dit</>
        )}
        . Des 106 critères, {counts.met} sont respectés, {counts.unmet} ne le sont pas, {counts.none} sont sans objet et{' '}
        {counts.unseen} n’ont pas encore été examinés. Examen du {day}, par {examinedBy}.
      </p>
      <p>
        À chaque version, axe passe sur chaque page, en clair et en sombre, large et étroite&nbsp;; il ne voit qu’une
        partie des critères.
      </p>
      <h2>Ce qui n’est pas accessible</h2>
      <ul>
        {unmet.map(({ number, note }) => (
          <li key={number}>
            {note} (critère {number}).
          </li>
        ))}
      </ul>
      <h2>Ce qui est prévu pour vous</h2>
      <ul>
        <li>Le focus est toujours visible et un lien mène droit au contenu.</li>
        <li>Chaque graphique est suivi du tableau de ses données, chaque carte de sa liste.</li>
        <li>Les pages se lisent sans JavaScript, à toutes les largeurs, en clair et en sombre.</li>
        <li>Les rapports en PDF sont balisés (PDF/UA-1)&nbsp;; ils existent aussi en DOCX et en ODT.</li>
        <li>Un état n’est jamais dit par la seule couleur.</li>
      </ul>
      <h2>Techniques</h2>
      <p>HTML, CSS, SVG, JavaScript, WAI-ARIA. Essais dans Chromium.</p>
      <h2>Critère par critère</h2>
      {themes.map(({ title, criteria }) => (
        <details key={title}>
          <summary>{title}</summary>
          <table>
            <caption className="visually-hidden">Critères du thème {title}</caption>
            <thead>
              <tr>
                <th scope="col">Critère</th>
                <th scope="col">État</th>
                <th scope="col">Comment on le sait</th>
              </tr>
            </thead>
            <tbody>
              {criteria.map(({ number, about, state, remark }) => (
                <tr key={number}>
                  <th scope="row">
                    {number}&nbsp;{about}
                  </th>
                  <td>{stateWords[state]}</td>
                  <td>{remark || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
      <h2>Nous écrire, et recourir</h2>
      <p>
        Si une page vous résiste, écrivez à l’organisation qui publie ce site (voir les{' '}
        <Link to="/mentions-legales">mentions légales</Link>)&nbsp;: elle vous doit le contenu sous une autre forme.
        Sans réponse satisfaisante, vous pouvez saisir la Défenseure ou le Défenseur des droits, en ligne sur
        defenseurdesdroits.fr ou par courrier gratuit&nbsp;: Défenseur des droits, Libre réponse 71120, 75342 Paris
        Cedex 07.
      </p>
    </div>
  );
}
