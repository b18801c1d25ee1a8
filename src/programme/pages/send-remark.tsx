import { Link, redirect } from 'react-router';
import { openForm, sendRemark } from '../../citizen/index.ts';
import { SendForm } from '../../citizen/pages/send-form.tsx';
import { forOneReader, marksOf, senderOf, sendingContext } from '../../citizen/pages/sent-form.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readCommitment } from '../index.ts';
import type { Route } from './+types/send-remark';

export const headers = forOneReader;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { commitment, organisation } = await readCommitment(carried, params.id);
    const { id, organisationId, sentence, dueYear } = commitment;
    const token = await openForm(carried, { kind: 'remark', organisationId, aboutId: id });
    return { id, sentence, dueYear, organisation, token, mails: carried.mails };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const carried = contextOf(context);
    const { commitment } = await readCommitment(carried, params.id);
    const { id, organisationId, sentence } = commitment;
    const typed = { ...senderOf(form), text: String(form.get('text') ?? '') };
    const thing = { id, organisationId, name: sentence };
    const { trackingCode } = await sendRemark(sendingContext(carried), thing, typed, marksOf(form));
    return redirect(`/ce-qu-on-nous-ecrit/suivi/${trackingCode}`);
  });
}

/** Where anybody writes a remark on a commitment. */
export default function SendRemarkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, sentence, dueYear, organisation, token, mails } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page reading">
      <title>Faire une remarque – Carreau</title>
      <p className="quiet-text">
        <Link to={`/engagements/${id}`}>Engagement pour {dueYear}</Link> › Remarque
      </p>
      <h1>Faire une remarque</h1>
      <p className="prose">
        «{'\u00a0'}
        {typeset(sentence)}
        {'\u00a0'}»
      </p>
      <SendForm
        token={token}
        mails={mails}
        refused={refused}
        submit="Envoyer la remarque"
        namedLabel="Publier mon nom avec ma remarque"
        note={`${organisation} lira votre remarque. Si elle est acceptée, elle paraît telle quelle avec sa réponse\u202f; sinon, vous saurez pourquoi, et elle est effacée après 90\u00a0jours.`}
      >
        <Field label="Votre remarque" hint="Ce que vous avez constaté, ce qui manque. Ne nommez personne.">
          {(ids) => (
            <textarea {...ids} name="text" rows={8} maxLength={3000} required defaultValue={refused?.kept.text} />
          )}
        </Field>
      </SendForm>
    </div>
  );
}
