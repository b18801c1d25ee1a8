import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import type { EditionDocument } from '../document.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { readEdition } from '../edition/read-edition.ts';
import type { Route } from './+types/campaign-preview';
import { CampaignHeader } from './campaign-head.tsx';
import { DraftSheet, Prose } from './draft-sheet.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const { edition, head } = await readCampaign(world, params.id);
    return { head, document: forReading(await readEdition(world.db, edition.id)) };
  });
}

/** Figures carry all their history; a proof needs their label and value alone. */
const forReading = ({ texts, sections, figures, seal, changes }: EditionDocument) => ({
  texts,
  sections,
  seal,
  changes,
  figures: Object.fromEntries(Object.entries(figures).map(([key, { label, printed }]) => [key, { label, printed }])),
});

const formats = [
  ['pdf', 'PDF'],
  ['docx', 'DOCX'],
  ['odt', 'ODT'],
] as const;

export default function PreviewPage({ loaderData }: Route.ComponentProps) {
  const { head, document } = loaderData;
  const { texts, sections, figures, seal, changes } = document;
  return (
    <div className="page">
      <CampaignHeader head={head} page="Aperçu" />
      <p className="row">
        {formats.map(([format, label]) => (
          <a key={format} className="button" href={`/travail/campagnes/${head.id}/apercu/${format}`}>
            {seal ? `Rapport en ${label}` : `Épreuve en ${label}`}
          </a>
        ))}
      </p>
      {seal && <p className="quiet-text seal">Empreinte de l’édition figée : {seal.sha256}</p>}
      {sections.length === 0 && texts.length === 0 && (
        <EmptyState title="Rien n’est encore écrit">
          <p>Le rapport se formera ici à mesure que les services remplissent leurs fiches.</p>
        </EmptyState>
      )}
      {changes.length > 0 && <Changes changes={changes} />}
      {texts.map((text) => (
        <section key={text.code}>
          <h2>{text.label}</h2>
          <Prose text={text.text} figures={figures} />
        </section>
      ))}
      {sections.map((section) => (
        <section key={section.code}>
          <h2>{section.number ? `${section.number} – ${section.label}` : section.label}</h2>
          {section.intro && <Prose text={section.intro} figures={figures} />}
          {section.sheets.map((sheet) => (
            <DraftSheet key={sheet.id} sheet={sheet} figures={figures} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Changes({ changes }: { changes: EditionDocument['changes'] }) {
  return (
    <section>
      <h2>Ce que cet erratum corrige</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">Corrections</caption>
          <thead>
            <tr>
              <th scope="col">Où</th>
              <th scope="col">Avant</th>
              <th scope="col">Après</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ place, before, after }) => (
              <tr key={place}>
                <td>{place}</td>
                <td data-label="Avant">{before || 'rien'}</td>
                <td data-label="Après">{after || 'retiré'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
