import { Link } from 'react-router';
import type { ToldChange } from '../../../identity/index.ts';
import { ObjectHistory } from '../../../identity/pages/audit-trail.tsx';
import { typeset } from '../../../kernel/typeset.ts';
import { Field } from '../../../web/components/form.tsx';
import type { CommentView, SheetFinding, SheetPart, SheetView } from '../../sheet/sheet-view.ts';
import { RichTextView } from '../editor/rich-text-view.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { sheetForm } from './sheet-form.tsx';

interface Help {
  view: SheetView;
  history: ToldChange[];
  findings: SheetFinding[] | undefined;
  compared: SheetFinding[] | undefined;
}

/** What helps while writing: what is missing, remarks, last year's sheet. Its buttons belong to the sheet's form. */
export function HelpColumn({ view, history, findings, compared }: Help) {
  return (
    <>
      {view.may.submit && <Missing parts={view.parts} />}
      <FindingsPanel findings={findings} compared={compared} />
      <Previous view={view} />
      <Comments view={view} />
      {view.may.review && <SendBack />}
      <ObjectHistory lines={history} />
    </>
  );
}

function Missing({ parts }: { parts: SheetPart[] }) {
  const missing = parts.filter((part) => part.missing);
  return (
    <section aria-labelledby="help-missing">
      <h2 id="help-missing">Avant de soumettre</h2>
      {missing.length === 0 ? (
        <p className="tone-accent">Tout ce qui est demandé est rempli.</p>
      ) : (
        <ul className="plain-list">
          {missing.map((part) => (
            <li key={part.code}>
              <a href={`#part-${part.code}`}>{part.missing}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Comments({ view }: { view: SheetView }) {
  const open = view.comments.filter(({ settledBy }) => settledBy === null);
  const settled = view.comments.filter(({ settledBy }) => settledBy !== null);
  return (
    <section aria-labelledby="help-comments">
      <h2 id="help-comments">Remarques</h2>
      {open.length === 0 && <p className="quiet-text">Aucune remarque en attente.</p>}
      {open.map((comment) => (
        <Comment key={comment.id} comment={comment} maySettle={view.may.comment} />
      ))}
      {settled.length > 0 && (
        <details>
          <summary>Remarques traitées ({settled.length})</summary>
          {settled.map((comment) => (
            <Comment key={comment.id} comment={comment} maySettle={false} />
          ))}
        </details>
      )}
      {view.may.comment && <NewComment key={view.comments.length} parts={view.parts} people={view.people} />}
    </section>
  );
}

function Comment({ comment, maySettle }: { comment: CommentView; maySettle: boolean }) {
  return (
    <article className="comment">
      <p className="quiet-text">
        <strong>{comment.author}</strong>, le {comment.at}
        {comment.to.length > 0 && `, pour ${comment.to.join(', ')}`}
        {comment.about && ` · ${comment.about}`}
      </p>
      <p className="comment-text">{typeset(comment.text)}</p>
      {comment.settledBy && <p className="quiet-text">Traitée par {comment.settledBy}.</p>}
      {maySettle && (
        <button
          type="submit"
          form={sheetForm}
          name="intent"
          value={`settle_comment:${comment.id}`}
          className="quiet flush"
        >
          Marquer comme traitée
        </button>
      )}
    </article>
  );
}

function NewComment({ parts, people }: Pick<SheetView, 'parts' | 'people'>) {
  return (
    <div className="stack new-comment">
      <Field label="Nouvelle remarque">{(ids) => <textarea {...ids} form={sheetForm} name="comment" rows={3} />}</Field>
      <Field label="À propos de">
        {(ids) => (
          <select {...ids} form={sheetForm} name="block" defaultValue="">
            <option value="">Toute la fiche</option>
            {parts.map((part) => (
              <option key={part.code} value={part.code}>
                {part.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {people.length > 0 && (
        <details>
          <summary>Adresser à quelqu’un</summary>
          <fieldset>
            <legend className="visually-hidden">Prévenir par courriel</legend>
            {people.map(({ id, name }) => (
              <label key={id}>
                <input type="checkbox" form={sheetForm} name="to" value={id} /> {name}
              </label>
            ))}
          </fieldset>
        </details>
      )}
      <div className="row">
        <button type="submit" form={sheetForm} name="intent" value="comment">
          Envoyer la remarque
        </button>
      </div>
    </div>
  );
}

const SendBack = () => (
  <section aria-labelledby="renvoyer" className="stack">
    <h2 id="renvoyer" tabIndex={-1}>
      Renvoyer au service
    </h2>
    <Field label="Ce qu’il faut reprendre">
      {(ids) => <textarea {...ids} form={sheetForm} name="note" rows={4} />}
    </Field>
    <div className="row">
      <button type="submit" form={sheetForm} name="intent" value="send_back">
        Renvoyer la fiche
      </button>
    </div>
  </section>
);

function Previous({ view }: { view: SheetView }) {
  const { previous } = view;
  return (
    <section aria-labelledby="help-previous">
      <h2 id="help-previous">L’an dernier</h2>
      {previous ? (
        <>
          <p>
            <Link to={`/travail/fiches/${previous.id}`}>
              {previous.title} ({previous.year})
            </Link>
          </p>
          {previous.texts.map(({ label, text }) => (
            <details key={label} open={previous.texts.length < 3}>
              <summary>{label}</summary>
              <div className="previous-text">
                <RichTextView text={text} printed={view.printed} />
              </div>
            </details>
          ))}
          {previous.texts.length === 0 && <p className="quiet-text">Cette fiche n’avait pas de texte.</p>}
        </>
      ) : (
        <p className="quiet-text">Cette fiche est nouvelle&nbsp;: rien ne la précède.</p>
      )}
    </section>
  );
}
