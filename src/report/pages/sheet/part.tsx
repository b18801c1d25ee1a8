import type { RichText } from '../../rich-text.ts';
import type { SheetFinding, SheetPart, SheetView } from '../../sheet/sheet-view.ts';
import type { Finders } from '../editor/find-figures.ts';
import { TextField } from '../editor/text-field.tsx';
import { textName } from '../editor/typed-texts.ts';
import { useContradicted } from '../editor/use-contradicted.ts';
import { cellRefusalsFrom, keptFrom } from './answer.tsx';
import { CommitmentsPart, OutcomesPart } from './commitment-parts.tsx';
import { doneOf } from './done.ts';
import { ActionsPart, PartnersPart, TerritoriesPart } from './facts-parts.tsx';
import { AddFigure, FiguresGrid } from './figures-grid.tsx';
import { FundingPart } from './funding-part.tsx';
import { ParagraphPart, RegisterPart } from './register-part.tsx';
import { sheetForm } from './sheet-form.tsx';

interface Props {
  part: SheetPart;
  view: SheetView;
  findings: SheetFinding[] | undefined;
  answer: unknown;
  paused: boolean;
  find: Finders;
  onChange: (code: string, text: RichText) => void;
}

/** One part of the sheet: its title, what is asked, and the fields of its kind. */
export function Part(props: Props) {
  const { part } = props;
  return (
    <section className="sheet-part" id={`part-${part.code}`} aria-labelledby={`title-${part.code}`} tabIndex={-1}>
      <h2 id={`title-${part.code}`}>
        {part.label}
        {part.required && props.view.may.write && <span className="required"> (demandé)</span>}
      </h2>
      {part.hint && <p className="field-hint">{part.hint}</p>}
      <Fields {...props} />
    </section>
  );
}

function Fields({ part, view, findings, answer, paused, find, onChange }: Props) {
  const editable = view.may.write;
  const kept = keptFrom(answer);
  const done = doneOf(answer);
  const contradicted = useContradicted(findings, `part-${part.code}`);
  const facts = { actions: view.actions, editable, kept };
  switch (part.kind) {
    case 'text':
      return (
        <TextField
          field={part}
          form={sheetForm}
          text={view.content[part.code]}
          printed={view.printed}
          contradicted={contradicted}
          editable={editable}
          paused={paused}
          kept={kept[textName(part.code)]}
          find={find}
          onChange={onChange}
        />
      );
    case 'key_figures':
    case 'figures': {
      const asks = part.kind === 'key_figures' ? 'key' : 'other';
      const rows = view.grid.filter(({ key }) => key === (asks === 'key'));
      const found = done?.figures?.part === asks ? done.figures : undefined;
      return (
        <>
          <FiguresGrid {...{ rows, editable, kept }} label={part.label} refusals={cellRefusalsFrom(answer)} />
          {editable && <AddFigure part={asks} found={found} />}
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
          kept={kept}
        />
      );
    case 'actions':
      return <ActionsPart actions={view.actions.filter(({ block }) => block === part.code)} />;
    case 'partners':
      return <PartnersPart {...facts} />;
    case 'territories':
      return <TerritoriesPart {...facts} found={done?.places} />;
    case 'funding':
      return <FundingPart {...facts} year={view.year} />;
    case 'register':
      return <RegisterPart block={part.code} table={view.registers[part.code]} editable={editable} kept={kept} />;
    case 'paragraph':
      return <ParagraphPart paragraph={view.paragraph} />;
  }
}
