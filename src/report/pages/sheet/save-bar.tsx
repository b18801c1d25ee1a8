import { useNavigation } from 'react-router';
import type { SheetView } from '../../sheet/sheet-view.ts';
import { SaveStatusLine } from '../editor/save-status.tsx';
import type { SaveStatus } from '../editor/use-autosave.ts';
import { sheetForm } from './sheet-form.tsx';

interface Props {
  view: SheetView;
  status: SaveStatus;
  /** Whether fields wait for a button. */
  unsaved: boolean;
  /** What the last button did. */
  done: string | undefined;
}

/** State of the sheet and its main action, at the same place on every screen. */
export function SaveBar({ view, status, unsaved, done }: Props) {
  const busy = useNavigation().state !== 'idle';
  const { write, submit, review } = view.may;
  return (
    <div className="save-bar">
      <SaveStatusLine
        status={unsaved && status.kind === 'saved' ? { kind: 'idle' } : status}
        done={unsaved ? 'Saisies à enregistrer' : done}
      />
      <div className="row">
        {write && (
          <button type="submit" form={sheetForm} name="intent" value="save" disabled={busy}>
            Enregistrer
          </button>
        )}
        {write && submit && (
          <button type="submit" form={sheetForm} name="intent" value="submit" className="main" disabled={busy}>
            Soumettre la fiche
          </button>
        )}
        {review && (
          <a className="button" href="#renvoyer">
            Renvoyer au service…
          </a>
        )}
        {review && view.state === 'submitted' && (
          <button type="submit" form={sheetForm} name="intent" value="accept" className="main" disabled={busy}>
            Accepter la fiche
          </button>
        )}
      </div>
    </div>
  );
}
