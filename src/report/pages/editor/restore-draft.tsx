import { useEffect, useState } from 'react';
import { printInstant } from '../../../kernel/french.ts';
import { Notice } from '../../../web/components/states.tsx';
import { changedBlocks } from '../../sheet/sheet-content.ts';
import { type Draft, dropDraft, readDraft } from './drafts.ts';
import { RichTextView } from './rich-text-view.tsx';
import type { Writing } from './writing.ts';

/** A text this browser kept because the server never answered: the person takes it up or lets it go. */
export function RestoreDraft({
  writing,
  onResume,
}: {
  writing: Writing;
  onResume: (draft: Draft) => Promise<unknown>;
}) {
  const [draft, setDraft] = useState<Draft>();
  const { address, personId, content, writable, fields, printed } = writing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page opens; later drafts are being saved.
  useEffect(() => {
    const kept = readDraft(address, personId);
    if (!kept) return;
    const news = changedBlocks(content, { ...content, ...kept.content }).length > 0;
    if (news && writable) setDraft(kept);
    else if (!news) dropDraft(address, personId);
  }, [address, personId]);
  if (!draft) return null;
  const labels = new Map(fields.map(({ code, label }) => [code, label]));
  return (
    <Notice tone="waiting">
      <p>Un texte tapé sur cet appareil le {printInstant(draft.at)} n’avait pas pu être enregistré. Il a été gardé.</p>
      {Object.entries(draft.content).map(([code, text]) => (
        <details key={code}>
          <summary>{labels.get(code) ?? code}</summary>
          <RichTextView text={text} printed={printed} />
        </details>
      ))}
      <p className="row">
        <button
          type="button"
          className="main"
          onClick={async () => {
            await onResume(draft);
            // Taken by the server, in force or kept aside: the page starts again from what it holds.
            if (!readDraft(address, personId)) window.location.reload();
          }}
        >
          Reprendre ce texte
        </button>
        <button
          type="button"
          onClick={() => {
            dropDraft(address, personId);
            setDraft(undefined);
          }}
        >
          L’écarter
        </button>
      </p>
    </Notice>
  );
}
