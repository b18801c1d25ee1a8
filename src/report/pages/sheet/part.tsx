import type { RichText } from '../../rich-text.ts';
import type { SheetPart, SheetView } from '../../sheet/sheet-view.ts';
import type { FoundFigure } from '../editor/find-figures.ts';
import { TextField } from '../editor/text-field.tsx';
import { textName } from '../editor/typed-texts.ts';
import { cellErrorsFrom, keptFrom } from './answer.tsx';
import { CommitmentsPart, OutcomesPart } from './commitment-parts.tsx';
import { ActionsPart, type FoundPlaces, FundingPart, PartnersPart, TerritoriesPart } from './facts-parts.tsx';
import { AddFigure, FiguresGrid } from './figures-grid.tsx';

interface Props {
  part: SheetPart;
  view: SheetView;
  answer: unknown;
  search: { text: string; keyFigures: boolean; found: { code: string; label: string; unitLabel: string }[] | null };
  places: FoundPlaces | null;
  paused: boolean;
  find: (text: string) => Promise<FoundFigure[]>;
  onChange: (code: string, text: RichText) => void;
}

/** One part of the sheet: its title, what is asked, and the fields of its kind. */
export function Part(props: Props) {
  const { part } = props;
  return (
    <section className="sheet-part" id={`part-${part.code}`} aria-labelledby={`title-${part.code}`} tabIndex={-1}>
      <h2 id={`title-${part.code}`}>
        {part.label}
        {part.required && <span className="required"> (demandé)</span>}
      </h2>
      {part.hint && <p className="field-hint">{part.hint}</p>}
      <Fields {...props} />
    </section>
  );
}

function Fields({ part, view, answer, search, places, paused, find, onChange }: Props) {
  const editable = view.may.write;
  const kept = keptFrom(answer);
  const facts = { actions: view.actions, editable, year: view.year };
  switch (part.kind) {
    case 'text':
      return (
        <TextField
          field={part}
          form="sheet-form"
          text={view.content[part.code]}
          printed={view.printed}
          editable={editable}
          paused={paused}
          kept={kept[textName(part.code)]}
          find={find}
          onChange={onChange}
        />
      );
    case 'key_figures':
    case 'figures': {
      const keyFigures = part.kind === 'key_figures';
      const rows = view.grid.filter(({ key }) => key === keyFigures);
      const found = search.keyFigures === keyFigures ? search.found : null;
      return (
        <>
          <FiguresGrid {...{ rows, keyFigures, editable, kept }} label={part.label} errors={cellErrorsFrom(answer)} />
          {editable && <AddFigure search={search.text} found={found} keyFigures={keyFigures} />}
        </>
      );
    }
    case 'outcomes':
      return <OutcomesPart asked={view.asked} editable={editable} kept={kept} />;
    case 'commitments':
      return (
        <CommitmentsPart
          key={view.announced.map(({ id }) => id).join()}
          announced={view.announced}
          editable={editable}
          label={part.label}
        />
      );
    case 'actions':
      return <ActionsPart actions={view.actions.filter(({ block }) => block === part.code)} />;
    case 'partners':
      return <PartnersPart {...facts} />;
    case 'territories':
      return <TerritoriesPart {...facts} found={places} />;
    case 'funding':
      return <FundingPart {...facts} />;
  }
}
