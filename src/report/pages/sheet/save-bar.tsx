import { useNavigation } from 'react-router';
import { ProtectedForm } from '../../../web/components/form.tsx';
import type { SheetView } from '../../sheet/sheet-view.ts';
import { SaveStatusLine, useFlushedSubmit } from '../editor/save-status.tsx';
import type { SaveStatus } from '../editor/use-autosave.ts';

interface Props {
  view: SheetView;
  status: SaveStatus;
  /** What the last button did. */
  done: string | undefined;
  flush: () => Promise<boolean>;
}

/** State of the sheet and its main action, at the same place on every screen. */
export function SaveBar({ view, status, done, flush }: Props) {
  const busy = useNavigation().state !== 'idle';
  const onSubmit = useFlushedSubmit(flush);
  return (
    <div className="save-bar">
      <SaveStatusLine status={status} done={done} />
      {view.may.write && (
        <ProtectedForm id="sheet-form" className="row" onSubmit={onSubmit} preventScrollReset>
          <input type="hidden" name="baseVersion" value={view.version} />
          <button type="submit" name="intent" value="save" disabled={busy}>
            Enregistrer
          </button>
          {view.may.submit && (
            <button type="submit" name="intent" value="submit" className="main" disabled={busy}>
              Soumettre la fiche
            </button>
          )}
        </ProtectedForm>
      )}
      {view.may.review && <ReviewButton view={view} busy={busy} />}
    </div>
  );
}

function ReviewButton({ view, busy }: { view: SheetView; busy: boolean }) {
  return (
    <div className="row">
      <a className="button" href="#renvoyer">
        Renvoyer au service…
      </a>
      {view.state === 'submitted' && (
        <ProtectedForm preventScrollReset>
          <button type="submit" name="intent" value="accept" className="main" disabled={busy}>
            Accepter la fiche
          </button>
        </ProtectedForm>
      )}
    </div>
  );
}
