import type { ReactNode } from 'react';
import { ProtectedForm } from '../../../web/components/form.tsx';
import type { SheetView } from '../../sheet/sheet-view.ts';
import { useFlushedSubmit } from '../editor/save-status.tsx';

/** Id of the one form of the page: whatever button is pressed, all that was typed is sent with it. */
export const sheetForm = 'sheet-form';

interface Props {
  view: SheetView;
  flush: () => Promise<boolean>;
  onTyped: () => void;
  children: ReactNode;
}

export function SheetForm({ view, flush, onTyped, children }: Props) {
  const onSubmit = useFlushedSubmit(flush);
  return (
    <ProtectedForm
      id={sheetForm}
      noValidate
      preventScrollReset
      onSubmit={onSubmit}
      onInput={({ target }) => {
        if (isKept(target)) onTyped();
      }}
    >
      <input type="hidden" name="baseVersion" value={view.version} />
      {children}
    </ProtectedForm>
  );
}

/** Fields wait for a button; texts save themselves, and searches keep nothing. */
const isKept = (field: EventTarget): boolean => 'name' in field && /^(?!text\.|find\.)./.test(String(field.name));
